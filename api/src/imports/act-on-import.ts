import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { refusalOfImport, type ImportAction } from "@magic-meetings/contract/imports/import-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { findImport, lockImport, moveImport, type ImportRecord } from "./import-sql.ts";
import { refuseUnlessImporter } from "./import-policy.ts";
import { presentImport } from "./present-import.ts";

const sentences = {
  wrong_state: "The import is not in a state in which this is possible",
  import_has_bad_rows: "Some rows are bad: correct them, or leave them out",
  nothing_to_import: "There is nothing to write: no row is new or different",
};

export interface ActOnImport {
  id: string;
  action: "commit" | "commitGood" | "discard";
  expectedVersion: number | undefined;
}

/** Lets a worker write the rows, or gives the import up. */
export async function actOnImport(
  context: CommandContext,
  { id, action, expectedVersion }: ActOnImport,
): Promise<Import> {
  const { tx, tenantId, now, principal } = context;
  await lockForAction(context, { id, action, expectedVersion });
  const status = action === "discard" ? "discarded" : "committing";
  await moveImport(tx, { tenantId, id, status, skipBad: action === "commitGood", now, userId: principal.userId });
  context.audit({ action: `import.${action}`, entityType: "import", entityId: id, newValues: { status } });
  return readThisImport(tx, { principal, id });
}

/** The import, locked; refuses where the action is not possible. */
export async function lockForAction(
  { tx, tenantId, principal }: CommandContext,
  { id, action, expectedVersion }: { id: string; action: ImportAction; expectedVersion?: number | undefined },
): Promise<ImportRecord> {
  const one = orNotFound(await lockImport(tx, { tenantId, id }));
  refuseUnlessImporter(principal, one.kind);
  refuseStaleVersion(one.version, expectedVersion);
  const code = refusalOfImport(one, action);
  if (code !== null) throw new Refusal(code, sentences[code]);
  return one;
}

/** An import that the asker may bring in. */
export async function readThisImport(
  db: Queries,
  { principal, id }: { principal: Principal; id: string },
): Promise<Import> {
  const one = orNotFound(await findImport(db, { tenantId: principal.tenantId, id }));
  refuseUnlessImporter(principal, one.kind);
  return presentImport(one);
}

function orNotFound(one: ImportRecord | undefined): ImportRecord {
  if (one === undefined) throw new Refusal("not_found", "There is no such import");
  return one;
}
