import { demoIds, personEmail } from "./demo-company.ts";
import { demoId, demoNumber } from "./demo-id.ts";
import { spaceOf } from "./floor-rows.ts";
import { addRow, maintained, minutesAfter, period, type DemoRows } from "./demo-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";
import { roomUseOf } from "./room-use.ts";

export const meetingIds = {
  meeting: ({ key, createdAt }: PlannedMeeting) => demoId(`${key}/meeting`, createdAt),
  location: ({ key, createdAt }: PlannedMeeting) => demoId(`${key}/location`, createdAt),
  booking: ({ key, createdAt }: PlannedMeeting) => demoId(`${key}/booking`, createdAt),
};

const responses = ["accepted", "accepted", "accepted", "tentative", "none", "declined"] as const;

/** A meeting with its site, people and room. */
export function addMeetingRows(rows: DemoRows, meeting: PlannedMeeting, now: Date): void {
  const { company, site, start, end, createdAt } = meeting;
  const meetingId = meetingIds.meeting(meeting);
  const organizerId = demoIds.user(company, meeting.organizer.person);
  addRow(rows, "meeting", {
    id: meetingId,
    organizer_id: organizerId,
    subject: meeting.subject,
    during: period(start, end),
    time_zone: site.timeZone,
    ...progressOf(meeting, now),
    created_by: organizerId,
    ...maintained(createdAt),
  });
  addRow(rows, "meeting_location", {
    id: meetingIds.location(meeting),
    meeting_id: meetingId,
    site_id: demoIds.site(company, site),
    head_count: meeting.headCount ?? 1 + meeting.attendees.length + meeting.guests.length,
  });
  addPeople(rows, meeting);
  addBooking(rows, meeting, now);
}

function progressOf({ start, end, dayOffset }: PlannedMeeting, now: Date) {
  if (end <= now) return { status: "ended", stage: "post_meeting" };
  if (start <= now) return { status: "started", stage: "execution" };
  return { status: "scheduled", stage: dayOffset <= 1 ? "pre_arrival" : "preparation" };
}

function addPeople(rows: DemoRows, meeting: PlannedMeeting): void {
  const { company, organizer, attendees, guests } = meeting;
  const own = (person: PlannedMeeting["organizer"]) => ({
    user_id: demoIds.user(company, person.person),
    email: personEmail(company, person),
    name: person.name,
    external: false,
  });
  addRole(rows, meeting, { ...own(organizer), role: "organizer", response: "accepted" });
  for (const person of attendees) addRole(rows, meeting, { ...own(person), role: "participant" });
  for (const guest of guests) addRole(rows, meeting, { ...guest, user_id: null, external: true, role: "participant" });
}

interface NewRole {
  user_id: string | null;
  email: string;
  name: string;
  external: boolean;
  role: string;
  response?: string;
}

function addRole(rows: DemoRows, meeting: PlannedMeeting, { response, ...role }: NewRole): void {
  const key = `${meeting.key}/role/${role.role}/${role.email}`;
  addRow(rows, "meeting_role", {
    id: demoId(key, meeting.createdAt),
    meeting_id: meetingIds.meeting(meeting),
    ...role,
    response: response ?? responses[demoNumber(key, responses.length)],
    kind: "required",
  });
}

function addBooking(rows: DemoRows, meeting: PlannedMeeting, now: Date): void {
  const { company, site, room, start, createdAt } = meeting;
  const { end, columns } = roomUseOf(meeting, now);
  addRow(rows, "room_booking", {
    id: meetingIds.booking(meeting),
    room_id: demoIds.room(company, room),
    site_id: demoIds.site(company, site),
    meeting_id: meetingIds.meeting(meeting),
    meeting_location_id: meetingIds.location(meeting),
    during: period(minutesAfter(start, -room.setupMinutes), minutesAfter(end, room.cleardownMinutes)),
    setup_minutes: room.setupMinutes,
    cleardown_minutes: room.cleardownMinutes,
    ...columns,
    ...spaceOf(company, site, room),
    ...maintained(createdAt),
  });
}
