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
  not_an_amount: ({ expected }) => `An amount in ${expected} is expected, for example 129.50`,
  not_a_currency: () => "A currency's three letters are expected, of one in which accounts are kept, for example DKK",
  not_a_percent: () => "A percentage from 0 to 100 is expected, for example 25",
  not_a_choice: ({ expected }) => `One of these is expected: ${expected}`,
  not_a_deadline: () => "A deadline is expected, for example 2 days 14:00, 90 minutes or 2 hours",
  not_fee_tiers: () =>
    "Fees are expected step by step, for example 0 % until 2 days 14:00; 50 % until 1 day 14:00; 100 %",
  not_a_large_group: () => "A size and days are expected, for example 30: 1 day",
  not_hours: () =>
    "Hours are expected, for example Mon-Fri 07:00-17:00; Sat 08:00-14:00, or the name of a set of hours",
  not_options: () => "Options are expected with their prices, for example Oat milk: 5; Decaf: 0",
  not_a_day: () => "A day is expected, for example 2026-12-24",
  not_a_time: () => "A time is expected, for example 08:30",
  not_weekdays: () => "Weekdays are expected, for example Mon-Fri or Mon; Wed",
  not_a_phone: () => "A phone number is expected",
  unknown_vendor: ({ expected }) => `There is no such vendor: ${expected}. Bring in vendors first`,
  unknown_site: ({ expected }) => `There is no such site: ${expected}`,
  unknown_person: () => "Nobody in the company has this e-mail address",
  unknown_hours: () => "There is no such set of hours. Write hours, for example Mon-Fri 07:00-17:00",
  catalogue_needs_sites: ({ expected }) => `There is no catalogue ${expected} yet: say for which sites it is to be`,
  catalogue_has_sites: ({ expected }) => `The catalogue is for other sites: ${expected}. Change it in Catalogue`,
  currency_fixed: ({ expected }) => `The account is in ${expected}, and keeps its currency`,
  several_alike: () => "Several have this: it is not clear which one is meant",
  deleted_thing: () => "A deleted one has this: restore it, or use another",
  hours_shared: () => "Others open by the same hours: change them in Places, or write the name of other hours",
  not_a_cost_centre: () => "This is the account of a vendor or of promises: only cost centres are brought in",
  past_day: ({ expected }) => `A price holds from today, ${expected}, or from later on`,
  refused: ({ expected }) => expected ?? "This is not possible",
};
