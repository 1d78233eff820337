import type { RowProblem } from "./import.ts";
import type { RowField, RowProblemCode } from "./import-words.ts";

type Facts = Pick<RowProblem, "row" | "least" | "most" | "expected">;

/** A problem with its sentence: what is wrong and what is expected. */
export function rowProblem(field: RowField, code: RowProblemCode, facts: Facts = {}): RowProblem {
  return { field, code, detail: sentences[code](facts), ...facts };
}

const sentences: Record<RowProblemCode, (facts: Facts) => string> = {
  missing: () => "This is needed",
  too_long: ({ most }) => `At most ${most} characters are possible`,
  not_one_line: () => "This has to be one line of text",
  not_a_number: ({ least, most }) => `A whole number from ${least} to ${most} is expected`,
  out_of_range: ({ least, most }) => `A whole number from ${least} to ${most} is expected`,
  not_yes_or_no: () => "Yes or no is expected",
  not_an_email: () => "An e-mail address is expected, for example room-1@example.com",
  not_a_country: () => "A country's two letters are expected, for example DK",
  unknown_currency: () => "Nothing can be paid in this country's currency yet: add the site in Places with another one",
  not_a_time_zone: () => "A time zone is expected, for example Europe/Copenhagen",
  not_features: () => "Features are expected as words with semicolons between them, for example screen; video",
  not_layouts: ({ expected }) =>
    `Layouts are expected with their seats, for example theatre:40; board:16. There are: ${expected}`,
  no_value: () => "The cell has no value: its formula failed or was never calculated",
  extra_cells: () => "The row has cells beyond the last column: one of its texts may lack its quotes",
  duplicate_in_file: ({ row }) => `Row ${row} has the same`,
  name_twice_in_file: ({ row }) => `Row ${row} is a room of the same name on the same floor`,
  site_differs_in_file: ({ row, expected }) => `Row ${row} says ${expected} for the same site`,
  site_differs: ({ expected }) => `The site has ${expected}: leave this empty, or change the site in Places`,
  name_taken: ({ expected }) => `The floor has a room of this name already, with the e-mail ${expected}`,
  deleted_place: () => "A deleted place has this name: restore it in Places, or use another name",
  deleted_room: () => "A deleted room has this: restore it in Places, or use another",
  another_room: ({ expected }) => `This belongs to another room: ${expected}`,
  other_site: ({ expected }) => `The room is at ${expected}: a room does not move from one site to another`,
};
