import { calendar } from "@microsoft/teams-js";

export interface NewMeetingFacts {
  subject: string;
  start: string;
  end: string;
  /** E-mail addresses; a room is invited by its mailbox. */
  attendees: string[];
}

/** Opens a new appointment in Teams' calendar; false where this host has none. */
export async function newMeeting({ subject, start, end, attendees }: NewMeetingFacts): Promise<boolean> {
  if (!calendar.isSupported()) return false;
  await calendar.composeMeeting({ subject, startTime: start, endTime: end, attendees });
  return true;
}
