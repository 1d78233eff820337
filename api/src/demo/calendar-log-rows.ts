import type { SyncKind, SyncOutcome } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import type { OrphanReason, OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { demoIds, personEmail } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, minutesAfter, type DemoRows } from "./demo-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";
import { meetingIds } from "./meeting-rows.ts";
import type { PlannedOrder } from "./order-plan.ts";

interface Entry {
  kind: SyncKind;
  outcome: SyncOutcome;
  minutesAgo: number;
  request: object;
  answer: object;
}

const entries: readonly Entry[] = [
  {
    kind: "sweep",
    outcome: "nothing",
    minutesAgo: 4,
    request: { because: "sweep" },
    answer: { changed: 0 },
  },
  {
    kind: "notification",
    outcome: "done",
    minutesAgo: 38,
    request: { changeType: "updated" },
    answer: { looks: 1 },
  },
  {
    kind: "look",
    outcome: "done",
    minutesAgo: 38,
    request: { because: "notification", asked: 2, attempts: 1 },
    answer: { commands: ["respond"] },
  },
  {
    kind: "look",
    outcome: "nothing",
    minutesAgo: 65,
    request: { because: "sweep", asked: 1, attempts: 1 },
    answer: { because: "unchanged" },
  },
  {
    kind: "write",
    outcome: "retried",
    minutesAgo: 122,
    request: { write: "set_room", attempts: 1 },
    answer: { problem: "busy", retryAfterSeconds: 15 },
  },
  {
    kind: "write",
    outcome: "done",
    minutesAgo: 121,
    request: { write: "set_room", attempts: 2 },
    answer: {},
  },
  {
    kind: "subscription",
    outcome: "done",
    minutesAgo: 190,
    request: { subscription: "renew" },
    answer: { days: 6 },
  },
  {
    kind: "look",
    outcome: "refused",
    minutesAgo: 240,
    request: { because: "notification", asked: 1, attempts: 1 },
    answer: { code: "event_not_understood", detail: "The event's organizer is nobody of this company" },
  },
  {
    kind: "comparison",
    outcome: "done",
    minutesAgo: 900,
    request: { sites: 0 },
    answer: { differences: 0 },
  },
];

/** What the calendar's log and the queue of orphans hold on the day on which the demo is first opened. */
export function addCalendarLogRows(
  rows: DemoRows,
  { meetings, orders, now }: { meetings: readonly PlannedMeeting[]; orders: readonly PlannedOrder[]; now: Date },
): void {
  const coming = meetings.filter(({ start, dayOffset }) => start > now && dayOffset > 2);
  entries.forEach((entry, index) => {
    const meeting = coming[index % Math.max(1, coming.length)];
    if (meeting !== undefined) addEntry(rows, meeting, entry, now);
  });
  const held = coming.find(({ organizer }) => organizer.person === "anna") ?? coming[0];
  if (held !== undefined) {
    const about = { entityType: "room_booking", entityId: meetingIds.booking(held), room: held.room.name };
    addOrphan(rows, held, { ...about, reason: "room_declined", repair: "other_room" }, now);
  }
  const fed = orders.find(
    ({ meeting, status }) => status === "confirmed" && meeting !== held && coming.includes(meeting),
  );
  if (fed !== undefined) {
    const about = { entityType: "meeting", entityId: meetingIds.meeting(fed.meeting) };
    addOrphan(rows, fed.meeting, { ...about, reason: "event_gone", repair: "cancel" }, now);
  }
}

function addEntry(rows: DemoRows, meeting: PlannedMeeting, entry: Entry, now: Date): void {
  const { company, organizer, key } = meeting;
  const at = minutesAfter(now, -entry.minutesAgo);
  const isAboutOne = entry.kind === "look" || entry.kind === "write" || entry.kind === "notification";
  const isKnown = isAboutOne && entry.outcome !== "refused";
  addRow(rows, "sync_log", {
    id: demoId(`${key}/sync/${entry.kind}/${entry.minutesAgo}`, at),
    at,
    kind: entry.kind,
    mailbox: entry.kind === "comparison" ? "" : personEmail(company, organizer),
    event_id: isAboutOne ? `demo-${demoId(`${key}/event`)}` : null,
    meeting_id: isKnown ? meetingIds.meeting(meeting) : null,
    outcome: entry.outcome,
    request: entry.request,
    answer: entry.answer,
    replay_of: null,
  });
}

interface Left {
  entityType: string;
  entityId: string;
  room?: string;
  reason: OrphanReason;
  repair: OrphanRepair;
}

function addOrphan(
  rows: DemoRows,
  meeting: PlannedMeeting,
  { entityType, entityId, room, reason, repair }: Left,
  now: Date,
): void {
  const { company, site, organizer, key, subject } = meeting;
  const at = minutesAfter(now, -150);
  addRow(rows, "orphan", {
    id: demoId(`${key}/orphan/${reason}`, at),
    entity_type: entityType,
    entity_id: entityId,
    meeting_id: meetingIds.meeting(meeting),
    site_id: demoIds.site(company, site),
    reason,
    facts: room === undefined ? { subject } : { subject, room },
    repair,
    // No event of the demo says so: only a press ends it.
    found_by: "comparison",
    owner_id: demoIds.user(company, organizer.person),
    found_at: at,
    seen_at: at,
    fence: 0,
    attempts: 0,
    note: "",
    version: 1,
  });
}
