import type { OrphanEntity, OrphanReason, OrphanRepair } from "./orphan-words.ts";

const byReason: Record<OrphanReason, readonly OrphanRepair[]> = {
  event_gone: ["cancel", "look_again", "hand_over", "keep"],
  event_unclear: ["look_again", "cancel", "keep"],
  event_not_written: ["write_again", "look_again", "keep"],
  organizer_disabled: ["hand_over", "cancel", "keep"],
  room_not_on_event: ["put_room_back", "release_room", "look_again", "keep"],
  booking_without_meeting: ["cancel", "keep"],
  room_declined: ["other_room", "put_room_back", "release_room", "keep"],
};

/** What can be done about an orphan, the proposed one first; `can` leaves out what is not possible here. */
export function repairsOf(
  { reason, entityType }: { reason: OrphanReason; entityType: OrphanEntity },
  can: { handOver: boolean; calendar: boolean },
): OrphanRepair[] {
  return byReason[reason].filter((repair) => {
    if (repair === "hand_over") return can.handOver;
    if (repair === "put_room_back" || repair === "look_again" || repair === "write_again") return can.calendar;
    if (repair === "release_room" || repair === "other_room") return entityType === "room_booking";
    return true;
  });
}

/** The repair that is proposed for a reason where nothing else is said. */
export function proposedRepair(reason: OrphanReason): OrphanRepair {
  return byReason[reason][0] ?? "keep";
}
