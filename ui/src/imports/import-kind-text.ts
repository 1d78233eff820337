import type { ImportKind, RowField } from "@magic-meetings/contract/imports/import-words.ts";
import type { ImportText } from "./import-messages.ts";

// Places are spoken of as rooms, everything else as what its rows are.

type Counted = "create" | "update" | "same";

export function countText(text: ImportText, kind: ImportKind, outcome: Counted | "bad", count: number): string {
  if (kind === "places" || outcome === "bad") return text(`import.count.${outcome}`, { count });
  return text(`import.things.${outcome}`, { count });
}

export function commitText(
  text: ImportText,
  kind: ImportKind,
  decision: "commit" | "commitGood",
  count: number,
): string {
  return text(kind === "places" ? `import.${decision}` : `import.things.${decision}`, { count });
}

/** What a column is called in a spreadsheet of this kind. */
export function columnText(text: ImportText, kind: ImportKind, field: RowField): string {
  return text(kind !== "places" && field === "name" ? "import.column.thingName" : `import.column.${field}`);
}
