import type { OpeningHours } from "../places/business-hours.ts";
import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import type { FeeTier, LargeGroup } from "../service-orders/fee-rules.ts";
import { toIanaZone } from "../time/windows-zones.ts";
import type { VendorKind } from "../vendors/vendor.ts";
import { Cells, folded, listed, toEmail, toYesOrNo } from "./cells.ts";
import type { RowProblem } from "./import.ts";
import type { RowFields } from "./import-words.ts";
import { toFeeTiers, toLargeGroup, toRule, toWeekHours } from "./terms-texts.ts";

/** A row of vendors as far as its cells can be read; an empty cell leaves what is there. */
export interface VendorRow {
  name: string;
  kind: VendorKind | undefined;
  email: string | undefined;
  phone: string | undefined;
  sites: string[] | undefined;
  /** A week, or the name of a set of hours. */
  hours: OpeningHours[] | string | undefined;
  timeZone: string | undefined;
  orderBefore: CutOffRule | undefined;
  changeBefore: CutOffRule | undefined;
  cancelBefore: CutOffRule | undefined;
  feeTiers: FeeTier[] | undefined;
  /** Null: none. */
  largeGroup: LargeGroup | null | undefined;
  capacityPerHour: number | undefined;
  autoAccept: boolean | undefined;
}

export function readVendorRow(fields: RowFields): { row: VendorRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const cells = new Cells(fields, problems);
  if (cells.text("extra") !== undefined) cells.refuse("extra", "extra_cells");
  const rule = (field: "orderBefore" | "changeBefore" | "cancelBefore") => cells.read(field, toRule, "not_a_deadline");
  const row: VendorRow = {
    name: cells.neededName("name"),
    kind: cells.read("kind", toKind, "not_a_choice", { expected: "in-house, external" }),
    email: cells.read("email", toEmail, "not_an_email"),
    phone: cells.read("phone", toPhone, "not_a_phone"),
    sites: cells.read("sites", (text) => [...new Set(listed(text))], "missing"),
    hours: cells.read("hours", toHours, "not_hours"),
    timeZone: cells.read("timeZone", (text) => toIanaZone(text), "not_a_time_zone"),
    orderBefore: rule("orderBefore"),
    changeBefore: rule("changeBefore"),
    cancelBefore: rule("cancelBefore"),
    feeTiers: cells.read("feeTiers", toFeeTiers, "not_fee_tiers"),
    largeGroup: readLargeGroup(cells),
    capacityPerHour: cells.number("capacityPerHour", 1, 100_000),
    autoAccept: cells.read("autoAccept", toYesOrNo, "not_yes_or_no"),
  };
  return { row, problems };
}

function readLargeGroup(cells: Cells): LargeGroup | null | undefined {
  const read = cells.read(
    "largeGroup",
    (text) => {
      const group = toLargeGroup(text);
      return group === undefined ? undefined : { group };
    },
    "not_a_large_group",
  );
  return read?.group;
}

const kinds = new Map<string, VendorKind>([
  ...["in_house", "inhouse", "internal", "intern", "internt"].map((word) => [word, "in_house"] as const),
  ...["external", "outside", "ekstern", "eksternt"].map((word) => [word, "external"] as const),
]);

function toKind(text: string): VendorKind | undefined {
  return kinds.get(folded(text));
}

function toPhone(text: string): string | undefined {
  return text.length <= 40 && /^\+?[\d ()/.-]*\d[\d ()/.-]*$/.test(text) ? text : undefined;
}

/** What has no digits and colons is a name. */
function toHours(text: string): OpeningHours[] | string | undefined {
  const week = toWeekHours(text);
  if (week !== undefined) return week;
  return /\d[:.]\d\d\s*[-–]/.test(text) || text.length > 100 ? undefined : text;
}
