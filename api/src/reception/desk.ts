import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { ChangeOutcome } from "@magic-meetings/contract/reception/reception-words.ts";
import { refusalOfVisitAction } from "@magic-meetings/contract/visits/visit-rules.ts";
import type { VisitAction } from "@magic-meetings/contract/visits/visit-words.ts";
import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { CommandContext, Telling } from "../commands/command-context.ts";
import { lockVisit, type VisitRecord } from "../visits/visit-sql.ts";
import { saveVisits } from "../visits/visit-write-sql.ts";

/** Something that the desk does to a visit. */
export interface AtDesk {
  visitId: string;
  /** Whose desk it is; a visit of another site is not there. Absent: the visit's own. */
  siteId?: string;
  /** When it was done; not later than now. */
  at: Date;
}

/** What became of it; a conflict is told, never thrown, so that what it has to say is kept. */
export type DeskOutcome =
  | { outcome: Exclude<ChangeOutcome, "conflict">; visit: VisitRecord }
  | { outcome: "conflict"; because: ErrorCode; visit: VisitRecord | null };

/** Locks the visit, gives it to the work with the moment of doing, and says where there is none. */
export async function atDesk(
  context: CommandContext,
  { visitId, siteId, at }: AtDesk,
  work: (visit: VisitRecord, at: Date) => Promise<DeskOutcome>,
): Promise<DeskOutcome> {
  const { tx, tenantId, now } = context;
  const visit = await lockVisit(tx, { tenantId, id: visitId });
  if (visit === undefined || (siteId !== undefined && visit.site.id !== siteId)) {
    return { outcome: "conflict", because: "not_found", visit: null };
  }
  return work(visit, at < now ? at : now);
}

/** The conflict that the rules see in an action, or undefined. */
export function conflictOf(visit: VisitRecord, action: VisitAction): DeskOutcome | undefined {
  const because = refusalOfVisitAction(visit, action);
  return because === null ? undefined : { outcome: "conflict", because, visit };
}

export function duplicate(visit: VisitRecord): DeskOutcome {
  return { outcome: "duplicate", visit };
}

type Change = Partial<
  Pick<
    VisitRecord,
    "status" | "arrivedAt" | "arrivedBy" | "leftAt" | "leftBy" | "leftHow" | "badgeNumber" | "badgeLostAt"
  >
>;

/** Writes what the desk did, with its signal and its audit row; nobody's name is in either. */
export async function writeDesk(
  context: CommandContext,
  visit: VisitRecord,
  { change, signal, tell = [] }: { change: Change; signal: SignalKind; tell?: Telling[] },
): Promise<DeskOutcome> {
  const { tx, tenantId, now, principal } = context;
  const changed = { ...visit, ...change };
  await saveVisits(tx, { tenantId, now, userId: principal.userId, visits: [changed] });
  context.audit({
    action: signal.slice(signal.indexOf(".") + 1),
    entityType: "visit",
    entityId: visit.id,
    oldValues: valuesOf(visit),
    newValues: valuesOf(changed),
  });
  signalVisit(context, changed, signal, tell);
  return { outcome: "applied", visit: { ...changed, version: visit.version + 1 } };
}

/** Tells live screens of the site and the meeting's own people. */
export function signalVisit(context: CommandContext, visit: VisitRecord, kind: SignalKind, tell: Telling[] = []): void {
  const { meeting, site, host } = visit;
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "visit", id: visit.id },
    ...(meeting === null ? {} : { meetingId: meeting.id }),
    siteId: site.id,
    organizerId: meeting?.organizerId ?? host.id,
    facts: {},
    tell,
  });
}

function valuesOf({ status, arrivedAt, leftAt, leftHow, badgeNumber, badgeLostAt }: VisitRecord) {
  const moment = (at: Date | null) => at?.toISOString() ?? null;
  return {
    status,
    arrivedAt: moment(arrivedAt),
    leftAt: moment(leftAt),
    leftHow,
    badgeNumber,
    badgeLostAt: moment(badgeLostAt),
  };
}
