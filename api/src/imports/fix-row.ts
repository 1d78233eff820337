import type { ImportRow } from "@magic-meetings/contract/imports/import.ts";
import type { RowFields, RowOutcome } from "@magic-meetings/contract/imports/import-words.ts";
import { readPlaceRow } from "@magic-meetings/contract/imports/read-place-row.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockForAction } from "./act-on-import.ts";
import { checkRows } from "./check-rows.ts";
import { CompanyPlaces } from "./company-places.ts";
import { findImportRow, updateImportRow, type StoredRow } from "./import-row-sql.ts";
import { countOutcomes, moveImport } from "./import-sql.ts";
import { keysOf } from "./judge-row.ts";
import { presentImportRow } from "./present-import.ts";
import { findSharingRows, type KeyKind } from "./row-key-sql.ts";

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
  await lockForAction(context, { id, action: "fix" });
  const ofImport = { tenantId, importId: id };
  const before = await findImportRow(tx, { ...ofImport, number });
  if (before === undefined) throw new Refusal("not_found", "There is no such row");
  const after = { number, fields: corrected(before.fields, fields) };
  const places = await CompanyPlaces.load(tx, tenantId);
  // Stored first, so that the others meet the row as it is now.
  const [row] = await checkRows(tx, { ...ofImport, places, firsts: "stored" }, [after]);
  if (row === undefined) throw new Refusal("not_found", "There is no such row");
  await updateImportRow(tx, ofImport, row);
  const numbers = await findSharingRows(tx, {
    ...ofImport,
    ...sharedKeys(before, after.fields),
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
        stored === undefined ? [] : await checkRows(tx, { ...ofImport, places, firsts: "stored" }, [stored]);
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

/** The keys that the row had or has; those of its site only where the site itself is said differently. */
function sharedKeys(before: StoredRow, fields: RowFields) {
  const all = [readPlaceRow(before.fields).place, readPlaceRow(fields).place];
  const keys = all.map(keysOf);
  const [was, is] = all.map(({ site, countryCode, timeZone }) => JSON.stringify([site, countryCode, timeZone]));
  const of = (kind: KeyKind) => [...new Set(keys.flatMap((one) => one[kind] ?? []))];
  return { email: of("email"), reference: of("reference"), name: of("name"), site: was === is ? [] : of("site") };
}

function recount(counts: Record<string, number>, before: RowOutcome, after: RowOutcome): void {
  counts[before] = (counts[before] ?? 0) - 1;
  counts[after] = (counts[after] ?? 0) + 1;
}
