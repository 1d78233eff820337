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

function byBeginning(one: ReceptionVisit, other: ReceptionVisit): number {
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  const [name, otherName] = [one.visitor?.name ?? "", other.visitor?.name ?? ""];
  if (name !== otherName) return name.localeCompare(otherName);
  return one.id < other.id ? -1 : 1;
}
