// Which meeting or series of ours an event is. Four things may say so, and none of them alone is trusted: the calendar's
// id of the event (of one mailbox, and lost when an event is made again), its iCalUId (the same in every mailbox, and
// new when it is copied or cut off from a series), the pane's draft key in its custom properties (copied along with it),
// and the join link (copied along as well). What speaks for and against a candidate is weighed by one table.

export interface Evidence {
  eventId: string | null;
  iCalUid: string | null;
  clientKey: string | null;
  joinHash: string | null;
  organizerId: string | null;
}

export interface Candidate extends Evidence {
  kind: "meeting" | "series";
  id: string;
  /** The series that a meeting is a date of. */
  seriesId: string | null;
  /** The event was seen under this id in the same mailbox before. */
  wasSeenAs: boolean;
  /** It is written in the pane; no calendar has it yet. */
  isDraft: boolean;
  /** Its event was gone or cancelled when it was looked at last. */
  isWithdrawn: boolean;
  hasOrders: boolean;
}

export type Judgement = "same" | "copy" | "unclear" | "other";

export type Identity =
  | { is: "known"; candidate: Candidate }
  // `copyOf`: it was copied or cut off from it, draft key included.
  | { is: "new"; copyOf: Candidate | null }
  | { is: "unclear"; candidates: Candidate[] };

/** Chooses among candidates; what would move somebody's food on a guess is unclear. */
export function identify(seen: Evidence, candidates: readonly Candidate[]): Identity {
  const judged = withoutDates(candidates).map((candidate) => ({ candidate, says: judge(seen, candidate) }));
  const of = (says: Judgement) => judged.filter((one) => one.says === says).map(({ candidate }) => candidate);
  const same = of("same").sort((a, b) => weight(seen, b) - weight(seen, a));
  const [best, ...others] = same;
  if (best !== undefined) {
    const rivals = others.filter(({ hasOrders }) => hasOrders);
    return rivals.length === 0 ? { is: "known", candidate: best } : { is: "unclear", candidates: [best, ...rivals] };
  }
  const unclear = of("unclear");
  if (unclear.length > 0) return { is: "unclear", candidates: unclear };
  return { is: "new", copyOf: of("copy").sort(bySeries)[0] ?? null };
}

/** What the four say of one candidate. */
export function judge(seen: Evidence, candidate: Candidate): Judgement {
  const id = candidate.wasSeenAs ? "for" : compare(seen.eventId, candidate.eventId);
  const uid = compare(seen.iCalUid, candidate.iCalUid);
  const key = compare(seen.clientKey, candidate.clientKey);
  const join = compare(seen.joinHash, candidate.joinHash);
  const isOrganizers = seen.organizerId === candidate.organizerId;
  const supported = [id, uid, key, join].filter((one) => one === "for").length;
  if (id === "for" && uid === "against") return supported > 1 ? "same" : "unclear";
  if (id === "for") return isOrganizers || supported > 1 ? "same" : "unclear";
  if (uid === "for") return isOrganizers || supported > 1 ? "same" : "unclear";
  if (key !== "for") return "other";
  // A copy of an event has another iCalUId. One that was made again in place of a withdrawn one has its join link, too.
  if (uid === "against") return join === "for" && candidate.isWithdrawn ? "unclear" : "copy";
  if (id === "against") return "unclear";
  return isOrganizers || candidate.isDraft || join === "for" ? "same" : "unclear";
}

function compare(seen: string | null, known: string | null): "for" | "against" | "silent" {
  if (seen === null || known === null) return "silent";
  return seen === known ? "for" : "against";
}

/** Where several are the same: the calendar's own names before the draft key. */
function weight(seen: Evidence, candidate: Candidate): number {
  const isId = candidate.wasSeenAs || compare(seen.eventId, candidate.eventId) === "for";
  const isUid = compare(seen.iCalUid, candidate.iCalUid) === "for";
  const isKey = compare(seen.clientKey, candidate.clientKey) === "for";
  return (isId ? 8 : 0) + (isUid ? 4 : 0) + (isKey ? 2 : 0) + (candidate.kind === "series" ? 1 : 0);
}

/** A date that has its series' names is not meant where the series is there itself. */
function withoutDates(candidates: readonly Candidate[]): Candidate[] {
  const series = new Set(candidates.filter(({ kind }) => kind === "series").map(({ id }) => id));
  return candidates.filter(({ seriesId }) => seriesId === null || !series.has(seriesId));
}

function bySeries(a: Candidate, b: Candidate): number {
  return Number(b.kind === "series") - Number(a.kind === "series");
}
