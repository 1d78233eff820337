import type { ToldVisit } from "../mail/choose-visit-mail.ts";
import { visitMailFor } from "../mail/mail-threads.ts";
import { demoIds } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, minutesAfter, type DemoRows } from "./demo-rows.ts";
import type { DemoVisitor } from "./demo-visitors.ts";
import { meetingIds } from "./meeting-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";

/** The visitor was invited when the meeting was: what changes since is told as a change. */
export function addVisitorMailRows(
  rows: DemoRows,
  meeting: PlannedMeeting,
  { visitId, visitor }: { visitId: string; visitor: DemoVisitor },
): void {
  const { company, site, organizer, createdAt } = meeting;
  const signalId = demoId(`${visitId}/invited`, createdAt);
  addRow(rows, "signal", {
    id: signalId,
    at: createdAt,
    kind: "visit.invited",
    subject_type: "visit",
    subject_id: visitId,
    meeting_id: meetingIds.meeting(meeting),
    site_id: demoIds.site(company, site),
    vendor_id: undefined,
    organizer_id: demoIds.user(company, organizer.person),
    actor_id: demoIds.user(company, organizer.person),
    actor_name: organizer.name,
    facts: { count: 1 },
  });
  const { kind, thread } = visitMailFor(visitId);
  addRow(rows, "message_log", {
    created_at: createdAt,
    id: demoId(`${visitId}/mail`, createdAt),
    signal_id: signalId,
    kind,
    channel: "email",
    receiver_id: null,
    visit_id: visitId,
    meeting_id: meetingIds.meeting(meeting),
    thread,
    locale: visitor.locale,
    content: { mail: "invited", told: toldOf(meeting) },
    status: "sent",
    attempts: 1,
    fence: 1,
    next_attempt_at: createdAt,
    sent_at: minutesAfter(createdAt, 1),
  });
}

function toldOf({ company, site, room, start, end }: PlannedMeeting): ToldVisit {
  const floor = site.floors.find(({ rooms }) => rooms.includes(room));
  return {
    start: start.toISOString(),
    end: end.toISOString(),
    siteId: demoIds.site(company, site),
    site: site.name,
    rooms: [`${room.name}, ${floor?.name ?? ""}`],
    issue: 1,
    isCancelled: false,
    sequence: 0,
  };
}
