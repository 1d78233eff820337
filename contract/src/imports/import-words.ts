// import: rows brought in from a file or a directory. It is read and checked first (the dry run), and then written in
// one transaction or not at all. outcome: what writing a row would do, or did.

export const importStatuses = ["reading", "checked", "committing", "committed", "failed", "discarded"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What can be brought in; each has columns of its own. */
export const importKinds = ["places", "services", "vendors", "accounts"] as const;
export type ImportKind = (typeof importKinds)[number];

export const importSources = ["csv", "xlsx", "graph"] as const;
export type ImportSource = (typeof importSources)[number];

/** `skipped`: a bad row that was left out when the others were written. */
export const rowOutcomes = ["bad", "create", "update", "same", "skipped"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** The columns of a spreadsheet of places; each row is a room with the places that it is in. */
export const placeColumns = [
  "countryCode",
  "site",
  "timeZone",
  "building",
  "floorLevel",
  "floor",
  "name",
  "email",
  "capacity",
  "features",
  "layouts",
  "setupMinutes",
  "cleardownMinutes",
  "approval",
  "noShowMinutes",
  "accessible",
  "reference",
] as const;
export type PlaceColumn = (typeof placeColumns)[number];

/** Columns that spreadsheets of other things have besides those. */
const furtherColumns = [
  "category",
  "description",
  "unit",
  "price",
  "currency",
  "priceFrom",
  "vatPercent",
  "minimumQuantity",
  "maximumQuantity",
  "options",
  "diets",
  "allergens",
  "vendor",
  "leadTime",
  "catalogue",
  "sites",
  "weekdays",
  "offeredFrom",
  "offeredUntil",
  "popular",
  "kind",
  "phone",
  "hours",
  "orderBefore",
  "changeBefore",
  "cancelBefore",
  "feeTiers",
  "largeGroup",
  "capacityPerHour",
  "autoAccept",
  "code",
  "owner",
  "approvalLimit",
  "budget",
  "budgetPeriod",
] as const;

export const importColumns = [...placeColumns, ...furtherColumns] as const;
export type ImportColumn = (typeof importColumns)[number];

/** The columns of each kind, in the order of its template. */
export const columnsOf: Record<ImportKind, readonly ImportColumn[]> = {
  places: placeColumns,
  services: [
    ...(["name", "category", "description", "unit", "price", "currency", "priceFrom", "vatPercent"] as const),
    ...(["minimumQuantity", "maximumQuantity", "options", "diets", "allergens", "vendor", "leadTime"] as const),
    ...(["changeBefore", "catalogue", "sites", "weekdays", "offeredFrom", "offeredUntil", "popular"] as const),
  ],
  vendors: [
    ...(["name", "kind", "email", "phone", "sites", "hours", "timeZone", "orderBefore", "changeBefore"] as const),
    ...(["cancelBefore", "feeTiers", "largeGroup", "capacityPerHour", "autoAccept"] as const),
  ],
  accounts: ["code", "name", "currency", "owner", "approvalLimit", "budget", "budgetPeriod"],
};

/** What else a row can have: the cells beyond the last column, which are a problem until they are emptied. */
export const extraCells = "extra";
export type RowField = ImportColumn | typeof extraCells;

/** A row's cells as they came, as text; an absent one was empty. */
export type RowFields = Partial<Record<RowField, string>>;

/** Columns without which a file is not understood. */
export const neededColumns: Record<ImportKind, readonly ImportColumn[]> = {
  places: ["site", "building", "name", "email", "capacity"],
  services: ["name", "currency"],
  vendors: ["name"],
  accounts: ["code"],
};

export const csvType = "text/csv";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The bounds of a file. Inside: what an XLSX file, which is an archive, may unpack to. */
export const importLimits = {
  fileBytes: 10 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cellCharacters: 2_000,
  insideBytes: 256 * 1024 * 1024,
  insideFiles: 2_000,
  /** How many times larger than its packed size a large part may be. */
  insideRatio: 400,
} as const;

/** What can be wrong with a row; each has a sentence in the screens' message files. */
export const rowProblemCodes = [
  "missing",
  "too_long",
  "not_one_line",
  "not_a_number",
  "out_of_range",
  "not_yes_or_no",
  "not_an_email",
  "not_a_country",
  "unknown_currency",
  "not_a_time_zone",
  "not_features",
  "not_layouts",
  "no_value",
  "extra_cells",
  "duplicate_in_file",
  "name_twice_in_file",
  "site_differs_in_file",
  "site_differs",
  "name_taken",
  "deleted_place",
  "deleted_room",
  "another_room",
  "other_site",
  "not_an_amount",
  "not_a_currency",
  "not_a_percent",
  "not_a_choice",
  "not_a_deadline",
  "not_fee_tiers",
  "not_a_large_group",
  "not_hours",
  "not_options",
  "not_a_day",
  "not_a_time",
  "not_weekdays",
  "not_a_phone",
  "unknown_vendor",
  "unknown_site",
  "unknown_person",
  "unknown_hours",
  "catalogue_needs_sites",
  "catalogue_has_sites",
  "currency_fixed",
  "several_alike",
  "deleted_thing",
  "hours_shared",
  "not_a_cost_centre",
  "past_day",
  "refused",
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number];

/** Why a file cannot be read at all, or an import has to be looked at again. */
export const importProblemCodes = [
  "empty",
  "not_text",
  "not_xlsx",
  "old_excel",
  "broken_file",
  "broken_quotes",
  "no_header",
  "missing_columns",
  "column_twice",
  "too_many_rows",
  "too_many_columns",
  "too_large_inside",
  "too_many_files_inside",
  "declares_entities",
  "no_rows",
  "not_connected",
  "source_failed",
  "places_changed",
  "failed",
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];
