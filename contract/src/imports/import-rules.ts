import type { ImportStatus } from "./import-words.ts";

export interface ImportState {
  status: ImportStatus;
  counts: { create: number; update: number; bad: number };
}

export type ImportAction = "fix" | "commit" | "commitGood" | "discard";

/** In which states an action is possible; an import that is being written is past every one of them. */
const statesFor: Record<ImportAction, readonly ImportStatus[]> = {
  fix: ["checked"],
  commit: ["checked"],
  commitGood: ["checked"],
  discard: ["reading", "checked", "failed"],
};

/** Why an action is not possible now, as an error code; null where it is. */
export function refusalOfImport(
  { status, counts }: ImportState,
  action: ImportAction,
): "wrong_state" | "import_has_bad_rows" | "nothing_to_import" | null {
  if (!statesFor[action].includes(status)) return "wrong_state";
  if (action === "commit" && counts.bad > 0) return "import_has_bad_rows";
  const writes = action === "commit" || action === "commitGood";
  return writes && counts.create + counts.update === 0 ? "nothing_to_import" : null;
}
