import type { attendeeKinds, responses } from "../meetings/meeting.ts";
import { feeOf, feePercent, type FeeStep } from "../service-orders/fee-rules.ts";
import type { HeadCountRule } from "../service-orders/service-order.ts";
import type { Unit } from "../catalogue/catalogue.ts";

// head count: how many people a line of an order is for. A line that follows has a rule: as many as accepted, or as many
// as are invited, plus so many percent. The organizer eats with everybody else.

/** Somebody in the invite besides the organizer. */
export interface Invited {
  email: string;
  response: (typeof responses)[number];
  kind: (typeof attendeeKinds)[number];
  /** The site where they work; null for people from outside. */
  homeSiteId: string | null;
}

export interface MeetingPeople {
  organizer: { email: string; homeSiteId: string | null };
  attendees: readonly Invited[];
  /** The sites that take part. */
  siteIds: readonly string[];
  /** Where people from outside come, and those of other sites, where the organizer has said so. */
  guestsSiteId?: string | null | undefined;
}

/** The people of one site: `invited` is everybody, each of them in one of the others as well; the organizer has accepted. */
export interface HeadCounts {
  invited: number;
  accepted: number;
  tentative: number;
  declined: number;
  unanswered: number;
}

/** What of a line the head count looks at; amounts in minor units. */
export interface FollowingLine {
  quantity: number;
  unit: Unit;
  rule: HeadCountRule;
  plusPercent: number;
  unitPriceMinor: number;
  minimum: number;
  maximum: number;
  orderBefore: Date;
  /** What a reduction costs, by time. */
  changeFees: readonly FeeStep[];
}

/** What following the head count would mean; amounts in minor units. */
export interface HeadCountChange {
  before: number;
  after: number;
  /** How much less the line costs; negative: how much more. */
  differenceMinor: number;
  feePercent: number;
  feeMinor: number;
  /** The difference without the fee. */
  savedMinor: number;
  /** More cannot be had any more. */
  tooLate: boolean;
}

/** Only what is counted by heads can follow them. */
export function mayFollow(unit: Unit): boolean {
  return unit === "person" || unit === "piece";
}

export function follows({ rule, unit }: Pick<FollowingLine, "rule" | "unit">): boolean {
  return rule !== "fixed" && mayFollow(unit);
}

/**
 * The people who take part at a site. Where a meeting has several, everybody is where they work; who works at none of
 * them, or comes from outside, is where the organizer said, else with her.
 */
export function peopleAt(siteId: string, people: MeetingPeople): Invited[] {
  const own = people.organizer.email.toLowerCase();
  const [first = siteId] = people.siteIds;
  const siteOf = (home: string | null, otherwise: string) =>
    home !== null && people.siteIds.includes(home) ? home : otherwise;
  const organizerSite = siteOf(people.organizer.homeSiteId, first);
  const organizer: Invited = { ...people.organizer, response: "accepted", kind: "required" };
  const { guestsSiteId } = people;
  const guestsSite = guestsSiteId && people.siteIds.includes(guestsSiteId) ? guestsSiteId : organizerSite;
  const others = people.attendees.filter(({ kind, email }) => kind !== "resource" && email.toLowerCase() !== own);
  const there = others.filter(({ homeSiteId }) => siteOf(homeSiteId, guestsSite) === siteId);
  return organizerSite === siteId ? [organizer, ...there] : there;
}

export function headCountsAt(siteId: string, people: MeetingPeople): HeadCounts {
  const there = peopleAt(siteId, people);
  const having = (response: Invited["response"]) => there.filter((person) => person.response === response).length;
  return {
    invited: there.length,
    accepted: having("accepted"),
    tentative: having("tentative"),
    declined: having("declined"),
    unanswered: having("none"),
  };
}

/** Who may come eats: a tentative answer counts as one who comes. Who has not answered counts as invited only. */
export function headsOf(rule: HeadCountRule, counts: HeadCounts): number | null {
  switch (rule) {
    case "fixed":
      return null;
    case "accepted":
      return counts.accepted + counts.tentative;
    case "invited":
      return counts.invited;
  }
}

/** How many a line should be for by its rule, rounded up to whole ones and within what its service allows; null: it does not follow. */
export function quantityByRule(
  line: Pick<FollowingLine, "rule" | "unit" | "plusPercent" | "minimum" | "maximum">,
  counts: HeadCounts,
): number | null {
  const heads = headsOf(line.rule, counts);
  if (heads === null || !mayFollow(line.unit)) return null;
  const wanted = Math.ceil((heads * (100 + line.plusPercent)) / 100);
  return Math.min(Math.max(wanted, line.minimum, 1), line.maximum);
}

/** What following would change, save and cost at `now`; null where the line is right as it is. */
export function headCountChange(line: FollowingLine, counts: HeadCounts, now: Date): HeadCountChange | null {
  const after = quantityByRule(line, counts);
  if (after === null || after === line.quantity) return null;
  const differenceMinor = (line.quantity - after) * line.unitPriceMinor;
  const percent = after < line.quantity ? feePercent(line.changeFees, now) : 0;
  const feeMinor = feeOf(Math.max(0, differenceMinor), percent);
  return {
    before: line.quantity,
    after,
    differenceMinor,
    feePercent: percent,
    feeMinor,
    savedMinor: differenceMinor - feeMinor,
    tooLate: after > line.quantity && now > line.orderBefore,
  };
}

/** What a line was changed by, once; several changes of a line are added up. */
export interface SavingFact {
  lineId: string;
  currency: string;
  portions: number;
  savedMinor: number;
}

export interface Saving {
  currency: string;
  amountMinor: number;
  portions: number;
}

/** What following has saved, one sum a currency: line by line what it was less in the end, never what it was more. */
export function savingsOf(facts: readonly SavingFact[]): Saving[] {
  const byLine = new Map<string, SavingFact>();
  for (const fact of facts) {
    const known = byLine.get(fact.lineId);
    byLine.set(fact.lineId, {
      ...fact,
      portions: fact.portions + (known?.portions ?? 0),
      savedMinor: fact.savedMinor + (known?.savedMinor ?? 0),
    });
  }
  const sums = new Map<string, Saving>();
  for (const { currency, portions, savedMinor } of byLine.values()) {
    const sum = sums.get(currency) ?? { currency, amountMinor: 0, portions: 0 };
    sum.amountMinor += Math.max(0, savedMinor);
    sum.portions += Math.max(0, portions);
    sums.set(currency, sum);
  }
  return [...sums.values()].filter(({ amountMinor, portions }) => amountMinor > 0 || portions > 0);
}
