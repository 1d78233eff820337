import type { ReceptionNews, ReceptionSnapshot, ReceptionVisit } from "./reception.ts";

/** The day with what became of it since: in the order in which the server lists it; who is no part of it is not there. */
export function withNews(snapshot: ReceptionSnapshot, news: ReceptionNews): ReceptionSnapshot {
  const { asOf } = news;
  if (news.visits.length + news.others.length + news.gone.length === 0) return { ...snapshot, asOf };
  const told = new Set([...news.gone, ...news.visits.map(({ id }) => id), ...news.others.map(({ id }) => id)]);
  const merged = (before: readonly ReceptionVisit[], after: readonly ReceptionVisit[]) =>
    [...before.filter(({ id }) => !told.has(id)), ...after].sort(byBeginning);
  return {
    ...snapshot,
    asOf,
    visits: merged(snapshot.visits, news.visits),
    others: merged(snapshot.others, news.others),
  };
}

/** Whether news say what is needed to go on from a day, or it has to be read whole: after midnight, or when a clock went back. */
export function continues({ day, asOf }: Pick<ReceptionSnapshot, "day" | "asOf">, news: ReceptionNews): boolean {
  return !news.whole && news.day === day && news.asOf >= asOf;
}

/** Everything of a visit in a few letters: equal where nothing differs. */
export function markOf(visit: ReceptionVisit): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of JSON.stringify(visit)) {
    const code = letter.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ other;
  other = Math.imul(other ^ (other >>> 15), 0xc2b2ae35) ^ one;
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}

/** News look back so far; a little more, because what was read was read at some moment of it. */
const saidAgainMs = 20_000;
const mostMarks = 200;

/**
 * The marks of what a tablet has heard of so lately that the news would say it again: what was told it since, and what
 * the day that it read shows to have happened just before. Whatever is missing is said once more.
 */
export function knownMarks(
  { visits, others, asOf }: ReceptionSnapshot,
  heardAt: ReadonlyMap<string, string>,
): string[] {
  const from = Date.parse(asOf) - saidAgainMs;
  const isLate = (moment: string | null | undefined) => moment != null && Date.parse(moment) >= from;
  return [...visits, ...others]
    .filter(({ id, arrivedAt, leftAt, hostAnswer }) =>
      [heardAt.get(id), arrivedAt, leftAt, hostAnswer?.toldAt, hostAnswer?.answeredAt].some(isLate),
    )
    .slice(-mostMarks)
    .map(markOf);
}

/** What of the news a tablet does not have yet, by the marks that it sent. */
export function unknownOnly(visits: readonly ReceptionVisit[], known: ReadonlySet<string>): ReceptionVisit[] {
  return known.size === 0 ? [...visits] : visits.filter((visit) => !known.has(markOf(visit)));
}

function byBeginning(one: ReceptionVisit, other: ReceptionVisit): number {
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  const [name, otherName] = [one.visitor?.name ?? "", other.visitor?.name ?? ""];
  if (name !== otherName) return name.localeCompare(otherName);
  return one.id < other.id ? -1 : 1;
}
