import type { ImportProblem } from "@magic-meetings/contract/imports/import.ts";
import type { ImportProblemCode } from "@magic-meetings/contract/imports/import-words.ts";

type Facts = Pick<ImportProblem, "row" | "about">;

/** A file that is not read any further, with what is wrong about it. */
export class FileRefusal extends Error {
  readonly problem: ImportProblem;

  constructor(code: ImportProblemCode, facts: Facts = {}) {
    const problem = importProblem(code, facts);
    super(problem.detail);
    this.name = "FileRefusal";
    this.problem = problem;
  }
}

export function importProblem(code: ImportProblemCode, facts: Facts = {}): ImportProblem {
  return { code, detail: sentences[code](facts), ...facts };
}

const sentences: Record<ImportProblemCode, (facts: Facts) => string> = {
  empty: () => "The file is empty",
  not_text: () => "This is no text: save the spreadsheet as CSV or XLSX",
  not_xlsx: () => "This is no XLSX file: save the spreadsheet as CSV or XLSX",
  old_excel: () => "This is an old Excel file or one with a password: save it as XLSX without a password",
  broken_file: ({ about }) => `The file is damaged${about ? ` in ${about}` : ""}: save it again`,
  broken_quotes: ({ row }) => `A text that begins with a quote in row ${row} does not end`,
  no_header: () => "The first row has to name the columns: take the template",
  missing_columns: ({ about }) => `These columns are missing: ${about}`,
  column_twice: ({ about }) => `The column ${about} is there twice`,
  too_many_rows: ({ about }) => `The file has more than ${about} rows: divide it`,
  too_many_columns: ({ about, row }) => `Row ${row} has more than ${about} columns`,
  too_large_inside: ({ about }) => `The file unpacks to more than ${about}: it is not read`,
  too_many_files_inside: ({ about }) => `The file has more than ${about} files inside: it is not read`,
  declares_entities: ({ about }) =>
    `The file declares XML entities${about ? ` in ${about}` : ""}, which no spreadsheet does`,
  no_rows: () => "There are no rows below the heading",
  not_connected: () => "No directory is connected: connect Microsoft 365 first, or use a spreadsheet",
  source_failed: () => "The directory could not be read: try again later",
  places_changed: () => "Places were changed since the rows were checked: look at the rows again",
  failed: () => "The import could not be finished: nothing was changed",
};
