import type { ImportRow } from "@magic-meetings/contract/imports/import.ts";
import type { RowFields, RowOutcome } from "@magic-meetings/contract/imports/import-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockForAction } from "./act-on-import.ts";
import { findImportRow, updateImportRow } from "./import-row-sql.ts";
import { countOutcomes, moveImport } from "./import-sql.ts";
import { kindOfImport } from "./kinds-of-import.ts";
import { presentImportRow } from "./present-import.ts";
import { findSharingRows } from "./row-key-sql.ts";

export interface FixRow {
  id: string;
  number: number;
  fields: RowFields;
}

/** Rows that are judged again at once; where more are concerned a worker does it. */
const mostAtOnce = 300;

/** Corrects cells of a row and judges it again, with the rows that it had something in common with or has now. */
export async function fixRow(context: CommandContext, { id, number, fields }: FixRow): Promise<ImportRow> {
  const { tx, tenantId, now, principal } = context;
  const { kind: kindName } = await lockForAction(context, { id, action: "fix" });
  const ofImport = { tenantId, importId: id };
  const before = await findImportRow(tx, { ...ofImport, number });
  if (before === undefined) throw new Refusal("not_found", "There is no such row");
  const after = { number, fields: corrected(before.fields, fields) };
  const kind = kindOfImport(kindName);
  const open = await kind.open(tx, { tenantId, now });
  // Stored first, so that the others meet the row as it is now.
  const [row] = (await open.check(tx, { ...ofImport, firsts: "stored" }, [after])).rows;
  if (row === undefined) throw new Refusal("not_found", "There is no such row");
  await updateImportRow(tx, ofImport, row);
  const numbers = await findSharingRows(tx, {
    ...ofImport,
    ...kind.sharedKeys(before.fields, after.fields),
    limit: mostAtOnce + 1,
  });
  const more = { create: 0, update: 0, same: 0, bad: 0 };
  recount(more, before.outcome, row.judged.outcome);
  if (numbers.length > mostAtOnce) {
    await moveImport(tx, { tenantId, id, status: "reading", skipBad: false, now, userId: principal.userId });
  } else {
    for (const other of numbers.filter((one) => one !== number)) {
      const stored = await findImportRow(tx, { ...ofImport, number: other });
      const [checked] =
        stored === undefined ? [] : (await open.check(tx, { ...ofImport, firsts: "stored" }, [stored])).rows;
      if (stored === undefined || checked === undefined) continue;
      await updateImportRow(tx, ofImport, checked);
      recount(more, stored.outcome, checked.judged.outcome);
    }
  }
  await countOutcomes(tx, { tenantId, id, more, now, userId: principal.userId });
  const { problems, outcome } = row.judged;
  return presentImportRow({ ...before, ...after, problems, outcome });
}

function corrected(before: RowFields, fields: RowFields): RowFields {
  const all = Object.entries({ ...before, ...fields });
  return Object.fromEntries(all.filter(([, text]) => text.trim() !== ""));
}

function recount(counts: Record<string, number>, before: RowOutcome, after: RowOutcome): void {
  counts[before] = (counts[before] ?? 0) - 1;
  counts[after] = (counts[after] ?? 0) + 1;
}
