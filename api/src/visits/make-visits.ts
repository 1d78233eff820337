import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitSource } from "@magic-meetings/contract/visits/visit-words.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { clearanceOf } from "./clearance.ts";
import type { Period } from "./follow-meeting.ts";
import type { MeetingWithSites } from "./following-sql.ts";
import { auditableVisit, signalVisits, tellVisitor } from "./tell-of-visits.ts";
import { insertVisits, type NewVisit } from "./visit-write-sql.ts";

/** Somebody who is known, and is to be expected at a site of a meeting. */
export interface WantedVisit {
  visitorId: string;
  meeting: Pick<MeetingWithSites, "id" | "status" | "start" | "end" | "seriesId">;
  location: { id: string; siteId: string };
  hostId: string;
  purpose: string;
  needs: VisitNeeds;
  note: string;
  /** Null: as long as the meeting. */
  ownTime: Period | null;
  source: Exclude<VisitSource, "walk_in">;
}

/**
 * Expects people, with their passes and what they are told, in a number of statements that does not grow with theirs.
 * Who is expected at that site of the meeting already stays as she is. Gives the ids of the new visits.
 */
export async function makeVisits(context: CommandContext, wanted: readonly WantedVisit[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { tx, tenantId, now, principal } = context;
  const planned = wanted.map((one) => ({ one, visit: planVisit(context, one) }));
  const clearances = await clearanceOf(
    context,
    planned.map(({ one, visit }) => ({ visitId: visit.id, visitorId: one.visitorId, siteId: one.location.siteId })),
  );
  for (const { visit } of planned) visit.clearance = clearances.of(visit.id);
  const visits = planned.map(({ visit }) => visit).sort((a, b) => (a.visitorId < b.visitorId ? -1 : 1));
  const made = new Set(await insertVisits(tx, { tenantId, now, userId: principal.userId, visits }));
  const invited = planned.filter(({ visit }) => made.has(visit.id));
  await clearances.ask(invited.map(({ visit }) => visit.id));
  await keepPasses(
    context,
    invited.map(({ visit }) => visit.id),
  );
  record(context, invited);
  return invited.map(({ visit }) => visit.id);
}

function planVisit(context: CommandContext, one: WantedVisit): NewVisit {
  const { meeting, location, ownTime } = one;
  const { start, end } = ownTime ?? meeting;
  return {
    id: context.newId(),
    visitorId: one.visitorId,
    meetingId: meeting.id,
    meetingLocationId: location.id,
    site: { id: location.siteId },
    host: { id: one.hostId },
    purpose: one.purpose,
    start,
    end,
    ownTimeFor: ownTime === null ? null : { start: meeting.start, end: meeting.end },
    movedFrom: null,
    lateUntil: null,
    source: one.source,
    needs: one.needs,
    note: one.note,
    status: "invited",
    clearance: "not_needed",
    arrivedAt: null,
    arrivedBy: null,
    leftAt: null,
    leftBy: null,
    leftHow: null,
    badgeNumber: null,
    badgeLostAt: null,
  };
}

interface Invited {
  one: WantedVisit;
  visit: NewVisit;
}

function record(context: CommandContext, invited: readonly Invited[]): void {
  const visits = invited.map(({ one: { meeting }, visit }) => ({ ...visit, meeting }));
  const tell = visits.flatMap((visit) => tellVisitor({ ...visit, isUntold: true }, context.now, true));
  signalVisits(context, { kind: "visit.invited", visits, tell });
  for (const { visit } of invited) {
    context.audit({
      action: "visit.invite",
      entityType: "visit",
      entityId: visit.id,
      newValues: { ...auditableVisit(visit), meetingId: visit.meetingId, source: visit.source },
    });
  }
}
