// What Exchange does with an invite to a room, held against what happens here. Pure, without zod.

/** A room's settings in Exchange, as Get-CalendarProcessing gives them; what is not in the export is undefined. */
export interface MailboxProcessing {
  mailbox: string;
  automateProcessing?: string;
  allowConflicts?: boolean;
  conflictPercentageAllowed?: number;
  maximumConflictInstances?: number;
  bookingWindowInDays?: number;
  maximumDurationInMinutes?: number;
  allBookInPolicy?: boolean;
  scheduleOnlyDuringWorkHours?: boolean;
  processExternalMeetingMessages?: boolean;
}

/** A room of ours; null where none of its rules limits it. */
export interface OurRoom {
  name: string;
  email: string;
  maxDaysAhead: number | null;
  maxMinutes: number | null;
}

export const processingSettings = [
  "automateProcessing",
  "allowConflicts",
  "conflictPercentageAllowed",
  "maximumConflictInstances",
  "bookingWindowInDays",
  "maximumDurationInMinutes",
  "allBookInPolicy",
  "scheduleOnlyDuringWorkHours",
  "processExternalMeetingMessages",
] as const satisfies readonly (keyof MailboxProcessing)[];
export type ProcessingSetting = (typeof processingSettings)[number];

export interface ProcessingDifference {
  setting: ProcessingSetting;
  /** What Exchange has. */
  theirs: string;
  /** What it should be for the room to answer as it does here. */
  wanted: string;
}

/** Exchange's longest: where a room has no rule for it here, it may be booked that far ahead. */
const furthestDays = 1080;

/** What of a room's settings in Exchange contradicts ours; what the export does not say is not judged. Pure. */
export function differencesOf(theirs: MailboxProcessing, ours: OurRoom): ProcessingDifference[] {
  const days = Math.min(ours.maxDaysAhead ?? furthestDays, furthestDays);
  const minutes = ours.maxMinutes ?? 0;
  const wanted: Record<ProcessingSetting, { is: boolean; say: string }> = {
    automateProcessing: { is: theirs.automateProcessing?.toLowerCase() === "autoaccept", say: "AutoAccept" },
    allowConflicts: { is: theirs.allowConflicts === false, say: "False" },
    conflictPercentageAllowed: { is: theirs.conflictPercentageAllowed === 0, say: "0" },
    maximumConflictInstances: { is: theirs.maximumConflictInstances === 0, say: "0" },
    bookingWindowInDays: { is: (theirs.bookingWindowInDays ?? 0) >= days, say: String(days) },
    maximumDurationInMinutes: { is: isLongEnough(theirs.maximumDurationInMinutes, minutes), say: String(minutes) },
    allBookInPolicy: { is: theirs.allBookInPolicy === true, say: "True" },
    scheduleOnlyDuringWorkHours: { is: theirs.scheduleOnlyDuringWorkHours === false, say: "False" },
    processExternalMeetingMessages: { is: theirs.processExternalMeetingMessages === false, say: "False" },
  };
  return processingSettings.flatMap((setting) => {
    const value = theirs[setting];
    if (value === undefined || wanted[setting].is) return [];
    return [{ setting, theirs: said(value), wanted: wanted[setting].say }];
  });
}

/** 0 is no limit, theirs and ours. */
function isLongEnough(theirs: number | undefined, ours: number): boolean {
  if (theirs === 0) return true;
  return ours > 0 && (theirs ?? 0) >= ours;
}

function said(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

/** Which mailboxes of the export are rooms here, and what is only on one side. */
export function compareRooms(theirs: readonly MailboxProcessing[], ours: readonly OurRoom[]) {
  const byEmail = new Map(ours.map((room) => [room.email.toLowerCase(), room]));
  const seen = new Set(theirs.map(({ mailbox }) => mailbox.toLowerCase()));
  return {
    rooms: theirs.flatMap((mailbox) => {
      const room = byEmail.get(mailbox.mailbox.toLowerCase());
      return room === undefined
        ? []
        : [{ name: room.name, email: room.email, differences: differencesOf(mailbox, room) }];
    }),
    notHere: theirs.map(({ mailbox }) => mailbox).filter((mailbox) => !byEmail.has(mailbox.toLowerCase())),
    notThere: ours.filter(({ email }) => !seen.has(email.toLowerCase())).map(({ email }) => email),
  };
}
