import { csvType, importLimits, xlsxType } from "@magic-meetings/contract/imports/import-words.ts";

/** The media type that a file is sent with, by its name: browsers know spreadsheets under many. Undefined for others. */
export function typeOfFile(name: string): string | undefined {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? "";
  if (["csv", "txt", "tsv"].includes(ending)) return csvType;
  return ending === "xlsx" ? xlsxType : undefined;
}

export function isTooLarge(file: { size: number }): boolean {
  return file.size > importLimits.fileBytes;
}

export const mostMegabytes = importLimits.fileBytes / 1024 / 1024;
