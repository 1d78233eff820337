import type { Evacuation, EvacuationList, Tick } from "@magic-meetings/contract/evacuation/evacuation.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { findReceptionSite } from "../reception/snapshot-sql.ts";
import { findRunningEvacuation, type EvacuationRecord } from "./evacuation-sql.ts";
import { listFloorNames, listMeetingsInTheHouse, listVisitsInTheHouse } from "./in-the-house-sql.ts";
import { listTicks, type TickRecord } from "./roll-call-sql.ts";

interface Asked {
  tenantId: string;
  siteId: string;
  now: Date;
  /** The one that runs; absent: whichever does. */
  evacuation?: EvacuationRecord;
}

/** Who is in the house now, or was in it during an evacuation, and who was seen since. */
export async function readEvacuationList(
  queries: Queries,
  { tenantId, siteId, now, evacuation: asked }: Asked,
): Promise<EvacuationList> {
  const site = await findReceptionSite(queries, { tenantId, siteId });
  if (site === undefined) throw new Refusal("not_found", "There is no such site");
  const evacuation = asked ?? (await findRunningEvacuation(queries, { tenantId, siteId }));
  const span = { tenantId, siteId, from: evacuation?.startedAt ?? now, to: evacuation?.endedAt ?? now };
  // Whoever is checked in is in the house, also where a clock has it that she comes only later.
  const visits = await listVisitsInTheHouse(queries, { ...span, to: evacuation?.endedAt ?? later(now) });
  const meetings = await listMeetingsInTheHouse(queries, span);
  const floors = await listFloorNames(queries, { tenantId, siteId });
  const ticks = evacuation === undefined ? [] : await listTicks(queries, { tenantId, evacuationId: evacuation.id });
  const ticksOf = ticksBySubject(ticks);
  return {
    site: { id: site.id, name: site.name, timeZone: site.timeZone },
    asOf: now.toISOString(),
    evacuation: evacuation === undefined ? null : presentEvacuation(evacuation),
    visits: visits.map((visit) => ({
      ...visit,
      arrivedAt: visit.arrivedAt.toISOString(),
      leftAt: visit.leftAt?.toISOString() ?? null,
      ticks: ticksOf("visit", visit.visitId),
    })),
    meetings: meetings.map((meeting) => ({
      ...meeting,
      until: meeting.until.toISOString(),
      ticks: ticksOf("meeting", meeting.meetingId),
    })),
    floors,
  };
}

function later(now: Date): Date {
  return new Date(now.getTime() + 366 * 86_400_000);
}

export function presentEvacuation(record: EvacuationRecord): Evacuation {
  const { startedAt, endedAt } = record;
  return { ...record, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

function ticksBySubject(ticks: readonly TickRecord[]): (type: TickRecord["subjectType"], id: string) => Tick[] {
  const bySubject = new Map<string, Tick[]>();
  for (const { subjectType, subjectId, by, at, safe, count } of ticks) {
    const key = `${subjectType} ${subjectId}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), { by, at: at.toISOString(), safe, count }]);
  }
  return (type, id) => bySubject.get(`${type} ${id}`) ?? [];
}
