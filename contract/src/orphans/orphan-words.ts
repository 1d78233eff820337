// orphan: an order, booking or pass whose meeting is gone, moved or unclear.

/** What is left alone. */
export const orphanEntities = ["meeting", "series", "room_booking", "service_order", "visit"] as const;
export type OrphanEntity = (typeof orphanEntities)[number];

/**
 * event_gone: the event is not in the calendar any more; event_unclear: it is another than ours and nothing says why;
 * event_not_written: the calendar does not take a change of ours;
 * organizer_disabled: nobody is there who looks after it; room_not_on_event: a room is booked that is not invited;
 * booking_without_meeting: a booking or order goes on whose meeting does not; room_declined: the room's mailbox said no.
 */
export const orphanReasons = [
  "event_gone",
  "event_unclear",
  "event_not_written",
  "organizer_disabled",
  "room_not_on_event",
  "booking_without_meeting",
  "room_declined",
] as const;
export type OrphanReason = (typeof orphanReasons)[number];

/**
 * cancel: what hangs on it is cancelled, at the fees that are due; other_room: the best room that is free instead;
 * put_room_back: the room is invited again; release_room: the booking is let go of; hand_over: somebody else organizes
 * it; look_again: the calendar is asked once more; write_again: the calendar is told once more; keep: it is right as it is.
 */
export const orphanRepairs = [
  "cancel",
  "other_room",
  "put_room_back",
  "release_room",
  "hand_over",
  "look_again",
  "write_again",
  "keep",
] as const;
export type OrphanRepair = (typeof orphanRepairs)[number];

/** How an orphan ended: by a repair, or because its cause was gone. */
export const orphanResolutions = [...orphanRepairs, "by_itself"] as const;
export type OrphanResolution = (typeof orphanResolutions)[number];

export const orphanStates = ["open", "resolved"] as const;
export type OrphanState = (typeof orphanStates)[number];
