import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

const deskRoles: readonly string[] = ["receptionist", "security", "facility", "admin"];

/** The demo's people who work at a reception; undefined where this is no demo. */
export async function fetchDeskPeople(): Promise<DemoPerson[] | undefined> {
  const response = await fetch("/demo/people");
  if (!response.ok) return undefined;
  const { items } = (await response.json()) as { items: DemoPerson[] };
  return items.filter(({ roles }) => roles.some((role) => deskRoles.includes(role)));
}

/** Gives a token for the API. */
export async function signInAs(person: string): Promise<string> {
  const response = await fetch("/demo/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  if (!response.ok) throw new Error(`The demo's sign-in answered ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}
