import type { ReceptionChange, ReceptionSnapshot, ReceptionVisit } from "../reception/reception.ts";
import type { EvacuatedMeeting, EvacuatedVisit, EvacuationList, Tick } from "./evacuation.ts";

// Who still has to be looked for. The same on the server and on a phone without a network.

export interface Tally {
  expected: number;
  safe: number;
  missing: number;
}

/** Seen by anybody: who takes her own tick back does not take back another's. */
export function isSeen(ticks: readonly Tick[]): boolean {
  return ticks.some(({ safe }) => safe);
}

/** Out of the house: seen at the assembly point, or gone through a door. */
export function isVisitSafe({ ticks, leftAt }: EvacuatedVisit): boolean {
  return leftAt !== null || isSeen(ticks);
}

/** The people of a meeting who are on no list by name: its head count without its visitors in the house. */
export function unnamedPeople(meeting: EvacuatedMeeting, visits: readonly EvacuatedVisit[]): number {
  const named = visits.filter(({ meetingId }) => meetingId === meeting.meetingId).length;
  return Math.max(0, meeting.headCount - named);
}

/** How many of a meeting's unnamed people were seen: the highest count that anybody gave. */
export function seenOfMeeting(meeting: EvacuatedMeeting, visits: readonly EvacuatedVisit[]): number {
  const all = unnamedPeople(meeting, visits);
  const counts = meeting.ticks.filter(({ safe }) => safe).map(({ count }) => Math.min(all, count ?? all));
  return Math.max(0, ...counts);
}

export function tally({ visits, meetings }: Pick<EvacuationList, "visits" | "meetings">): Tally {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  const expected = visits.length + sum(meetings.map((meeting) => unnamedPeople(meeting, visits)));
  const safe = visits.filter(isVisitSafe).length + sum(meetings.map((meeting) => seenOfMeeting(meeting, visits)));
  return { expected, safe, missing: expected - safe };
}

export interface EvacuatedFloor {
  /** Null: nobody knows on which. */
  name: string | null;
  visits: EvacuatedVisit[];
  meetings: EvacuatedMeeting[];
}

/** The list floor by floor in the order of the house, those with nobody left out; who is nowhere comes last. */
export function byFloor({ floors, visits, meetings }: EvacuationList): EvacuatedFloor[] {
  const known = new Set(floors);
  const floorOf = (floor: string | null) => (floor !== null && known.has(floor) ? floor : null);
  return [...floors, null]
    .map((name) => ({
      name,
      visits: visits.filter(({ floor }) => floorOf(floor) === name),
      meetings: meetings.filter(({ floor }) => floorOf(floor) === name),
    }))
    .filter((floor) => floor.visits.length + floor.meetings.length > 0);
}

/** A visit of the reception's list as the evacuation's has it; undefined for somebody who is not in the house. */
export function evacuatedVisitOf(visit: ReceptionVisit, ticks: Tick[] = []): EvacuatedVisit | undefined {
  if (visit.arrivedAt === null || (visit.status !== "arrived" && visit.status !== "left")) return undefined;
  return {
    visitId: visit.id,
    name: visit.visitor?.name ?? "",
    company: visit.visitor?.company ?? "",
    host: visit.host,
    floor: visit.floor,
    rooms: visit.rooms,
    meetingId: visit.meeting?.id ?? null,
    badgeNumber: visit.badgeNumber,
    wheelchair: visit.needs.wheelchair,
    arrivedAt: visit.arrivedAt,
    leftAt: visit.status === "left" ? visit.leftAt : null,
    ticks,
  };
}

/** What a tablet without a network knows: the list as last read, with what was seen at its own desk since. */
export function withOwnDesk(
  list: EvacuationList,
  { visits: atDesk }: Pick<ReceptionSnapshot, "visits">,
): EvacuationList {
  const known = new Map(list.visits.map((visit) => [visit.visitId, visit]));
  const since = list.evacuation?.startedAt;
  for (const visit of atDesk) {
    const before = known.get(visit.id);
    const now = evacuatedVisitOf(visit, before?.ticks);
    const wasInTheHouse = now !== undefined && (now.leftAt === null || (since !== undefined && now.leftAt > since));
    if (wasInTheHouse || (before !== undefined && now !== undefined && since !== undefined)) known.set(visit.id, now);
    else known.delete(visit.id);
  }
  return { ...list, visits: [...known.values()] };
}

/** The list with one more change made to it by somebody; the same list where the change is about something else. */
export function applyToEvacuation(
  list: EvacuationList,
  change: ReceptionChange,
  { at, by }: { at: string; by: Tick["by"] },
): EvacuationList {
  switch (change.kind) {
    case "evacuation_start":
      return list.evacuation === null ? { ...list, evacuation: begun(list, change, { at, by }) } : list;
    case "evacuation_end":
      return list.evacuation === null ? list : { ...list, evacuation: null, ...withoutTicks(list) };
    case "roll_call":
      return ticked(list, change, { by, at, safe: change.safe, count: change.count ?? null });
    default:
      return list;
  }
}

function begun(
  { site }: EvacuationList,
  { evacuationId: id, drill }: Extract<ReceptionChange, { kind: "evacuation_start" }>,
  { at, by }: { at: string; by: Tick["by"] },
) {
  return {
    id,
    siteId: site.id,
    drill,
    startedAt: at,
    startedBy: by,
    endedAt: null,
    endedBy: null,
    expected: null,
    safe: null,
  };
}

function withoutTicks({ visits, meetings }: EvacuationList) {
  return {
    visits: visits.filter(({ leftAt }) => leftAt === null).map((visit) => ({ ...visit, ticks: [] })),
    meetings: meetings.map((meeting) => ({ ...meeting, ticks: [] })),
  };
}

function ticked(
  list: EvacuationList,
  { subject: { type, id } }: Extract<ReceptionChange, { kind: "roll_call" }>,
  tick: Tick,
): EvacuationList {
  const put = (ticks: Tick[]) => [...ticks.filter(({ by }) => by.id !== tick.by.id), tick];
  if (type === "meeting") {
    const meetings = list.meetings.map((one) => (one.meetingId === id ? { ...one, ticks: put(one.ticks) } : one));
    return { ...list, meetings };
  }
  const visits = list.visits.map((one) => (one.visitId === id ? { ...one, ticks: put(one.ticks) } : one));
  return { ...list, visits };
}
