import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { CommandContext, Telling } from "../commands/command-context.ts";
import { visitMailFor } from "../mail/mail-threads.ts";
import type { VisitRecord } from "./visit-sql.ts";

/** Changes of one visit that come shortly after one another are one mail; a cancellation can be taken back unseen. */
const settleMinutes = 1;
/** Of a series the visitor is told of each date so long before it, not of all at once. */
const seriesDaysBefore = 7;

type Told = Pick<VisitRecord, "id" | "start" | "clearance"> & {
  meeting: { status: MeetingStatus; seriesId: string | null } | null;
  isUntold: boolean;
};

/** The mail that tells a visitor, where she may know: of a draft and of what waits for security nobody is told. */
export function tellVisitor(visit: Told, now: Date, isInvitation: boolean): Telling[] {
  const { id, meeting, clearance, isUntold } = visit;
  if (meeting?.status === "draft") return [];
  if (clearance === "pending" || clearance === "refused") return [];
  const soon = isInvitation ? now.getTime() : now.getTime() + settleMinutes * 60_000;
  const isOfSeries = meeting !== null && meeting.seriesId !== null && isUntold;
  const first = isOfSeries ? visit.start.getTime() - seriesDaysBefore * 86_400_000 : 0;
  const at = Math.max(soon, first);
  return [visitMailFor(id, at > now.getTime() ? new Date(at) : undefined)];
}

interface Happened {
  kind: SignalKind;
  visits: readonly { id: string; meeting: { id: string } | null; site: { id: string }; host: { id: string } }[];
  tell: readonly Telling[];
  /** Hosts and organizers who are told of a visit, by its id. */
  others?: ReadonlyMap<string, readonly Telling[]>;
}

/** One signal a meeting and site, however many visits it is about: names are read where they are shown. */
export function signalVisits(context: CommandContext, { kind, visits, tell, others = new Map() }: Happened): void {
  const groups = new Map<string, (typeof visits)[number][]>();
  for (const visit of visits) {
    const key = `${visit.meeting?.id ?? ""} ${visit.site.id}`;
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const ids = new Set(group.map(({ id }) => id));
    const told = [
      ...tell.filter(({ visitId }) => visitId !== undefined && ids.has(visitId)),
      ...group.flatMap(({ id }) => others.get(id) ?? []),
    ];
    context.signal({
      id: context.newId(),
      kind,
      subject: { type: "visit", id: first.id },
      ...(first.meeting === null ? {} : { meetingId: first.meeting.id }),
      siteId: first.site.id,
      organizerId: first.host.id,
      facts: { count: group.length },
      ...(told.length === 0 ? {} : { tell: told }),
    });
  }
}

/** What of a visit is written into the audit log: never who it is, nor the plate of her car. */
export function auditableVisit(
  visit: Pick<VisitRecord, "start" | "end" | "status" | "needs"> & { site: { id: string }; host: { id: string } },
): Record<string, unknown> {
  const { start, end, site, host, status, needs } = visit;
  const { parking, wheelchair, wifi, lunch } = needs;
  return {
    status,
    start: start.toISOString(),
    end: end.toISOString(),
    siteId: site.id,
    hostId: host.id,
    needs: { parking, wheelchair, wifi, lunch },
  };
}
