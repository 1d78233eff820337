/** A row of a spreadsheet with anything in it. */
export interface SheetRow {
  /** As a person sees it: the first row is 1. */
  number: number;
  /** As text; cells between others may be empty. */
  cells: string[];
  /** How much of the file is read with it, from 0 to 1. */
  done: number;
}
