import type { CalendarWindow, MailboxSchedule } from "../calendar/calendar-port.ts";
import type { BuiltIn } from "./built-in.ts";
import { listMailboxes } from "./directory-sql.ts";
import { listHappenings, type Happening } from "./happenings.ts";

/** When mailboxes are busy: in what they organize and what they are invited to, unless they declined. */
export async function busyTimes(
  about: BuiltIn,
  mailboxes: readonly string[],
  window: CalendarWindow,
): Promise<MailboxSchedule[]> {
  const happenings = await listHappenings(about.db, { tenantId: about.tenantId, mailboxes, ...window });
  const known = await listMailboxes(about.db, { tenantId: about.tenantId, mailboxes });
  return mailboxes.map((mailbox) => ({
    mailbox,
    busy: happenings.flatMap((one) => busyIn(one, mailbox)),
    problem: known.includes(mailbox) ? null : "There is no such mailbox",
  }));
}

function busyIn(
  { mailbox: organizer, content, event, isCancelled }: Happening,
  mailbox: string,
): MailboxSchedule["busy"] {
  if (isCancelled || content.showAs === "free") return [];
  const invited = event.input.attendees.find(({ email }) => email === mailbox);
  if (organizer !== mailbox && (invited === undefined || invited.response === "declined")) return [];
  const status = invited?.response === "tentative" || content.showAs === "tentative" ? "tentative" : "busy";
  return [{ start: new Date(event.input.start), end: new Date(event.input.end), status }];
}
