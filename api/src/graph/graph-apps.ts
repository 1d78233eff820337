import { z } from "zod";
import type { AppInstall, TeamsApps } from "../app-installations/teams-apps.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { GraphProblem } from "./graph-problem.ts";

export interface GraphAppsDeps {
  client: GraphClient;
  /** With the version. */
  baseUrl: string;
  /** The app's own id in its manifest, and the one that the catalogue of Teams gave it. */
  manifestId: string;
  catalogueId: string;
}

const installationsSchema = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });
const chatSchema = z.looseObject({ id: z.string().min(1) });

const busyMilliseconds = 10 * 60_000;

/** Installs the app for people through Microsoft Graph, where the company granted that to it. */
export function createGraphApps({ client, baseUrl, manifestId, catalogueId }: GraphAppsDeps): TeamsApps {
  async function findChat(apps: string): Promise<string | undefined> {
    const ours = encodeURIComponent(`teamsApp/externalId eq '${manifestId}'`);
    const found = await client.ask({ method: "GET", path: `${apps}?$expand=teamsApp&$filter=${ours}`, mailbox: null });
    const [installation] = readAnswer(installationsSchema, found, "list of installed apps").value;
    if (installation === undefined) return undefined;
    const path = `${apps}/${encodeURIComponent(installation.id)}/chat`;
    return readAnswer(chatSchema, await client.ask({ method: "GET", path, mailbox: null }), "chat").id;
  }

  return {
    async install(entraObjectId) {
      const apps = `/users/${encodeURIComponent(entraObjectId)}/teamwork/installedApps`;
      const body = { "teamsApp@odata.bind": `${baseUrl}/appCatalogs/teamsApps/${catalogueId}` };
      try {
        // Installed twice is installed.
        await client.ask({ method: "POST", path: apps, mailbox: null, body, isRepeatable: true });
        return { outcome: "installed" };
      } catch (error) {
        if (!(error instanceof GraphProblem) || error.status !== 409) return resultOf(error);
      }
      try {
        const chatId = await findChat(apps);
        return chatId === undefined ? { outcome: "refused" } : { outcome: "present", chatId };
      } catch (error) {
        return resultOf(error);
      }
    },
  };
}

/** Said where the app itself lacks the permission, as against a policy about one person. */
const missingPermission = /missing role permissions|required permission|insufficient privileges|scopes on the request/i;

function resultOf(error: unknown): AppInstall {
  if (!(error instanceof CalendarProblem)) throw error;
  const { kind, retryAfterSeconds, message } = error;
  if (kind === "busy" || kind === "unavailable") {
    return { outcome: "later", afterMilliseconds: Math.max((retryAfterSeconds ?? 0) * 1000, busyMilliseconds) };
  }
  const isForNobody = !(error instanceof GraphProblem) || error.status === 401 || missingPermission.test(message);
  return { outcome: kind === "forbidden" && isForNobody ? "not_permitted" : "refused" };
}
