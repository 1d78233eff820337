// What the reconciler wants done, in the product's words. Commands are data: they are carried out by the ordinary
// commands of meetings, rooms and series, and are written into the log of what came from the calendar.

export type NothingBecause =
  // The calendar changed nothing since the last look.
  | "unchanged"
  // It says what the meeting says already: what was written by us, or nothing that a meeting has.
  | "own_write"
  // A newer state of the event was looked at before.
  | "older"
  // Neither known, nor with a draft key, nor with one of our rooms.
  | "not_ours"
  // The meeting is over.
  | "over"
  // Somebody's copy of the event: the organizer's own says what is.
  | "a_copy"
  // The invite is being written: it holds once it is sent.
  | "draft"
  // It was cut short a moment ago: the rest of it may come as a series of its own.
  | "settling"
  // It was cancelled here, not by its calendar, and its event was not taken away yet.
  | "stays_cancelled";

export type OrphanReason = "event_gone" | "event_unclear" | "organizer_disabled";

export type Command =
  | { do: "nothing"; because: NothingBecause }
  | { do: "take_in"; clientKey: string | null }
  | { do: "take_in_series"; clientKey: string | null }
  | { do: "take_in_occurrence"; seriesId: string; originalStart: string }
  | { do: "change"; facts: ("subject" | "time_zone" | "reference")[] }
  | { do: "retime"; start: string; end: string }
  | { do: "change_people"; added: number; removed: number; answered: number }
  | { do: "change_locations" }
  | { do: "change_organizer"; organizerId: string }
  | { do: "send" }
  | { do: "book_rooms"; roomIds: string[] }
  | { do: "release_rooms"; roomIds: string[] }
  | { do: "decline_rooms"; roomIds: string[] }
  | { do: "cancel" }
  | { do: "restore" }
  | { do: "change_series"; facts: SeriesFact[] }
  | { do: "skip_occurrence"; dates: string[] }
  | { do: "convert_to_series" }
  | { do: "convert_to_single" }
  | { do: "split_series"; from: string }
  | { do: "orphan"; reason: OrphanReason; facts: Record<string, string | number> };

export type SeriesFact = "subject" | "time" | "pattern" | "time_zone" | "people" | "reference";

/** The only thing to be done is nothing. */
export function isNothing(commands: readonly Command[]): boolean {
  return commands.every((command) => command.do === "nothing");
}
