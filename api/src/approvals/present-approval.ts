import { allowedForApproval } from "@magic-meetings/contract/approvals/approval-rules.ts";
import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Principal } from "../identity/principal.ts";
import { mayDecide } from "./approval-policy.ts";
import type { ApprovalRecord, RoomApprovalRecord } from "./approval-sql.ts";
import { presentOrderSubject } from "./present-order-subject.ts";

/** The approval as the API answers with it, with what the asker may do at `now`. */
export function presentApproval(record: ApprovalRecord, principal: Principal, now: Date): Approval {
  const { decidedAt, decidedBy } = record;
  const hasDecided = decidedBy !== null && decidedBy.id === principal.userId;
  return {
    id: record.id,
    state: record.state,
    subject: record.type === "room_booking" ? presentRoomSubject(record) : presentOrderSubject(record),
    meeting: record.meeting,
    approver: record.approver,
    note: record.type === "room_booking" ? record.booking.note : record.note,
    askedAt: record.createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy,
    reason: record.reason,
    version: record.version,
    allowed: allowedForApproval(
      { ...record, ...deadlineOf(record) },
      { mayDecide: mayDecide(principal, record), hasDecided },
      now,
    ),
  };
}

/** Until when it can be decided, and why not after it. */
export function deadlineOf(record: ApprovalRecord) {
  return record.type === "room_booking"
    ? { end: record.booking.end, late: "meeting_over" as const }
    : { end: record.decideBy, late: "past_order_before" as const };
}

function presentRoomSubject({ booking, takenBy, rivals }: RoomApprovalRecord): Approval["subject"] {
  const { note: _note, start, end, ...room } = booking;
  return {
    type: "room_booking",
    ...room,
    start: start.toISOString(),
    end: end.toISOString(),
    takenBy: takenBy && { ...takenBy, ...stretchOf(takenBy) },
    rivals: rivals.map((rival) => ({ ...rival, ...stretchOf(rival), askedAt: isoOf(rival.askedAt) })),
  };
}

function stretchOf({ start, end }: { start: string; end: string }) {
  return { start: isoOf(start), end: isoOf(end) };
}

/** Moments within JSON of the database come as it writes them. */
function isoOf(moment: string): string {
  return new Date(moment).toISOString();
}
