import type { ImportColumn } from "@magic-meetings/contract/imports/import-words.ts";
import type { z } from "zod";
import type { Refuse } from "./thing-kind.ts";

/** What the command that writes it would refuse is a problem of the row: at the column of the field that is wrong. */
export function refuseUnfit(
  schema: z.ZodType,
  body: unknown,
  refuse: Refuse,
  columns: Readonly<Record<string, ImportColumn>>,
): void {
  const checked = schema.safeParse(body);
  if (checked.success) return;
  for (const { path, message } of checked.error.issues) {
    refuse(columns[String(path[0])] ?? "name", "refused", { expected: message });
  }
}
