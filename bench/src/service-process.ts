import path from "node:path";
import { fileURLToPath } from "node:url";
import { startChild, type RunningChild } from "./child-process.ts";

export const root = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

export type Service = RunningChild & { origin: string };

/** Without asking whether the build is up to date: the bench has seen to that. */
const built = [process.execPath, "dist/server/main.js"];

const readyLine = /Magic Meetings is ready at (http:\S+)/;

/** The built product as `npm start` runs it, in demo mode on any free port. */
export async function startService(environment: Record<string, string>, command = built): Promise<Service> {
  const child = await startChild(command, readyLine, {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: "0", DEMO: "1", ...environment },
  });
  return { ...child, origin: child.said };
}

/** On a data set, without a limit of requests. */
export function startServiceOn(databaseUrl: string): Promise<Service> {
  const plenty = "1000000";
  return startService({
    DATABASE_URL: databaseUrl,
    MM_RATE_LIMIT_PER_USER: plenty,
    MM_RATE_LIMIT_PER_COMPANY: plenty,
    MM_RATE_LIMIT_PER_ACCESS_POINT: plenty,
  });
}

/** `authorization` of one of the demo's people. */
export async function signIn(origin: string, person: string): Promise<{ authorization: string }> {
  const answer = await fetch(`${origin}/demo/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  if (!answer.ok) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

/** What the machine sets for the product would change what is measured. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(MM_|PORT$|HOST$|DATABASE_URL$|DATA_DIR$|DEMO$|LOG_LEVEL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
