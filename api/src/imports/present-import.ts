import type { Import, ImportRow } from "@magic-meetings/contract/imports/import.ts";
import { refusalOfImport, type ImportAction } from "@magic-meetings/contract/imports/import-rules.ts";
import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import type { StoredRow } from "./import-row-sql.ts";
import type { ImportRecord } from "./import-sql.ts";

/** An import with what may be done with it now. */
export function presentImport({ isRead: _, ...one }: ImportRecord): Import {
  const allowance = (action: ImportAction): Allowance => {
    const because = refusalOfImport(one, action);
    return because === null ? { ok: true } : { ok: false, because };
  };
  return {
    ...one,
    allowed: {
      fix: allowance("fix"),
      commit: allowance("commit"),
      commitGood: allowance("commitGood"),
      discard: allowance("discard"),
    },
  };
}

export function presentImportRow({ number, fields, problems, outcome }: StoredRow): ImportRow {
  return { number, fields, problems, outcome };
}
