import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ReceptionChange, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";

const mostAtOnce = 50;
const mostCharacters = 600_000;

/** As many of the oldest as one request takes; at least one. */
export function firstOf(pending: readonly ReceptionChange[]): ReceptionChange[] {
  let characters = 0;
  const batch: ReceptionChange[] = [];
  for (const change of pending.slice(0, mostAtOnce)) {
    characters += JSON.stringify(change).length;
    if (batch.length > 0 && characters > mostCharacters) break;
    batch.push(change);
  }
  return batch;
}

/** The code of a refusal that does not pass by itself; undefined where trying again may help. */
export function refusalOf(problem: unknown): string | undefined {
  const given = problem instanceof ApiProblem ? problem.problem : undefined;
  if (given === undefined || given.status >= 500) return undefined;
  return given.status === 401 || given.status === 403 || given.status === 404 || given.status === 429
    ? undefined
    : given.code;
}

/** The service broke over what it was sent; what it was sent with may be taken without it. */
export function isBroken(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.problem?.status === 500;
}

/** The code of a refusal of everything: no permission for the site any more, or no such site; null where it is none. */
export function wholeRefusalOf(problem: unknown): string | null {
  const given = problem instanceof ApiProblem ? problem.problem : undefined;
  if (given === undefined || given.status >= 500 || given.status === 401 || given.status === 429) return null;
  return given.code;
}

/** The day with a visit as the server has it. */
export function withVisit(day: ReceptionSnapshot, visit: ReceptionSnapshot["visits"][number]): ReceptionSnapshot {
  const others = day.others.filter(({ id }) => id !== visit.id);
  const isKnown = day.visits.some(({ id }) => id === visit.id);
  const visits = isKnown ? day.visits.map((one) => (one.id === visit.id ? visit : one)) : [...day.visits, visit];
  return { ...day, visits, others };
}

export function isOfEvacuation({ kind }: ReceptionChange): boolean {
  return kind === "roll_call" || kind === "evacuation_start" || kind === "evacuation_end";
}
