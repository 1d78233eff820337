import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { createClient } from "@magic-meetings/contract/http/client.ts";

/** The API as a demo person uses it, past the screens: to prepare what a journey finds, and what others do meanwhile. */
export async function apiOf(serviceUrl: string, person: string): Promise<ApiClient> {
  const token = await signIn(serviceUrl, person);
  return createClient({ baseUrl: `${serviceUrl}/api/v1`, getToken: async () => token });
}

export async function signIn(serviceUrl: string, person: string): Promise<string> {
  const answer = await fetch(`${serviceUrl}/demo/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** How the simulated Teams channel behaves towards the bot. */
export async function setWeather(serviceUrl: string, kind: "fine" | "down" | "answers_lost"): Promise<void> {
  const answer = await fetch(`${serviceUrl}/playground/connector/weather`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await signIn(serviceUrl, "anna")}`,
    },
    body: JSON.stringify({ kind }),
  });
  if (!answer.ok) throw new Error(`The connector's weather cannot be set: ${answer.status}`);
}
