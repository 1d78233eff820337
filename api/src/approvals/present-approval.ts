import { allowedForApproval } from "@magic-meetings/contract/approvals/approval-rules.ts";
import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Principal } from "../identity/principal.ts";
import { mayDecide } from "./approval-policy.ts";
import type { ApprovalRecord } from "./approval-sql.ts";

/** The approval as the API answers with it, with what the asker may do at `now`. */
export function presentApproval(record: ApprovalRecord, principal: Principal, now: Date): Approval {
  const { booking, meeting, decidedAt, decidedBy } = record;
  const { note, start, end, ...room } = booking;
  const hasDecided = decidedBy !== null && decidedBy.id === principal.userId;
  return {
    id: record.id,
    state: record.state,
    subject: {
      type: "room_booking",
      ...room,
      start: start.toISOString(),
      end: end.toISOString(),
      takenBy: record.takenBy && { ...record.takenBy, ...stretchOf(record.takenBy) },
      rivals: record.rivals.map((rival) => ({ ...rival, ...stretchOf(rival), askedAt: isoOf(rival.askedAt) })),
    },
    meeting,
    approver: record.approver,
    note,
    askedAt: record.createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy,
    reason: record.reason,
    version: record.version,
    allowed: allowedForApproval({ ...record, end }, { mayDecide: mayDecide(principal, record), hasDecided }, now),
  };
}

function stretchOf({ start, end }: { start: string; end: string }) {
  return { start: isoOf(start), end: isoOf(end) };
}

/** Moments within JSON of the database come as it writes them. */
function isoOf(moment: string): string {
  return new Date(moment).toISOString();
}
