import type { UploadedFile } from "@magic-meetings/contract/http/endpoint.ts";
import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { csvType, type ImportKind, type ImportSource } from "@magic-meetings/contract/imports/import-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { readThisImport } from "./act-on-import.ts";
import { insertImport } from "./import-sql.ts";

export interface StartImport {
  kind: ImportKind;
  fileName: string;
  /** Absent where the rows come from the directory. */
  upload: UploadedFile | undefined;
}

/** Keeps the file as it came; a worker reads it. */
export async function startImport(context: CommandContext, { kind, fileName, upload }: StartImport): Promise<Import> {
  const { tx, tenantId, now, principal } = context;
  if (upload?.bytes.length === 0) throw new Refusal("invalid", "The file is empty");
  if (upload === undefined && kind !== "places") {
    throw new Refusal("invalid", "Only places are read from the directory: hand in a spreadsheet");
  }
  const source: ImportSource = upload === undefined ? "graph" : upload.type === csvType ? "csv" : "xlsx";
  const id = context.newId();
  const content = upload?.bytes ?? null;
  await insertImport(tx, { tenantId, id, kind, source, fileName, content, now, userId: principal.userId });
  context.audit({ action: "import.start", entityType: "import", entityId: id, newValues: { kind, source, fileName } });
  return readThisImport(tx, { principal, id });
}
