import { parseArgs } from "node:util";
import { monotonicIds } from "@magic-meetings/api/commands/monotonic-ids.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { addCompany, companyFactsSchema } from "@magic-meetings/api/onboarding/add-company.ts";

/**
 * `node dist/server/add-company.js --name Contoso --directory <guid> …` lets a company in, with its first administrator, in
 * the database in DATABASE_URL. Exit code 0: she can sign in; 1: something is missing, which is said.
 */
async function main(): Promise<number> {
  const { DATABASE_URL: url } = process.env;
  if (url === undefined || url === "") return say("Set DATABASE_URL to the service's database, as its owner.", 1);
  const names = Object.keys(companyFactsSchema.shape);
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const facts = companyFactsSchema.safeParse(parseArgs({ options }).values);
  if (!facts.success) {
    const bad = facts.error.issues.map(({ path, message, code }) =>
      code === "invalid_type" ? `--${path.join(".")} is missing` : `--${path.join(".")} ${message}`,
    );
    return say(`${bad.join("; ")}.`, 1);
  }
  const pool = createPool({ url, role: undefined, max: 1, applicationName: "magic-meetings add company" });
  try {
    const now = new Date();
    const added = await addCompany(pool, facts.data, { now, newId: monotonicIds(now) });
    return added
      ? say(
          `${facts.data.name} is there. ${facts.data["administrator-name"]} signs in and opens Administration > Set up.`,
          0,
        )
      : say("This directory has a company already.", 1);
  } finally {
    await pool.end();
  }
}

function say(sentence: string, exitCode: number): number {
  process.stdout.write(`${sentence}\n`);
  return exitCode;
}

process.exitCode = await main().catch((error: unknown) => {
  const { code = "" } = error as { code?: string };
  // The address in a connection's error may hold a password: only what is known to be harmless is shown.
  if (code.startsWith("ERR_PARSE_ARGS")) return say((error as Error).message, 1);
  if (code === "23503") return say("--currency is not one that the service knows.", 1);
  if (code === "42P01") return say("The database is not migrated: start the service once.", 1);
  return say("The database does not answer, or its user may not add companies.", 1);
});
