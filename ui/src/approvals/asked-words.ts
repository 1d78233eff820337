import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";

/** Which of two sentences fits what is asked for. */
export function sentenceFor<Room extends string, Order extends string, Change extends string>(
  { subject }: Approval,
  keys: { room: Room; order: Order; change: Change },
): Room | Order | Change {
  if (subject.type === "room_booking") return keys.room;
  return subject.kind === "change" ? keys.change : keys.order;
}

/** The words of what is asked for, and of who asks. */
export function namesOf({ subject, meeting }: Approval): { room: string; number: string; name: string } {
  return {
    room: subject.type === "room_booking" ? subject.room.name : "",
    number: subject.type === "service_order" ? String(subject.number) : "",
    name: meeting.organizer.name,
  };
}
