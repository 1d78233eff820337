import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./ApprovalConflicts.module.css";
import { newTotalOf } from "./new-total.ts";

const mostShown = 4;

/** Why the answer was refused: the new price of an order, or what the organizer could have instead of a room that is taken. */
export function ApprovalRefusal({ approval, error }: { approval: Approval; error: unknown }) {
  const text = useFeatureText(approvalMessages);
  const { language } = useReader();
  const alternatives = alternativesOf(error).slice(0, mostShown);
  const total = newTotalOf(error);
  if (total) {
    return (
      <Notice kind="warning" title={text("approvals.priceChanged", { total: formatMoney(total, language) })}>
        {text("approvals.priceChangedHint")}
      </Notice>
    );
  }
  return (
    <>
      <ProblemNotice error={error} />
      {alternatives.length > 0 ? (
        <div>
          {text("approvals.instead", { name: approval.meeting.organizer.name })}
          <ul className={styles.rivals}>
            {alternatives.map((alternative) => (
              <li key={`${alternative.room.id} ${alternative.start}`}>
                <Alternative alternative={alternative} timeZone={approval.subject.timeZone} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function Alternative({ alternative, timeZone }: { alternative: RoomAlternative; timeZone: string }) {
  const text = useFeatureText(approvalMessages);
  const moments = useMoments(timeZone);
  const { room, start, end, kind } = alternative;
  if (kind === "other_time") {
    return text("approvals.insteadTime", { room: room.name, period: moments.period(start, end) });
  }
  if (alternative.with) return text("approvals.insteadTwo", { room: room.name, other: alternative.with.name });
  return text("approvals.insteadRoom", { room: room.name, building: room.building, seats: room.capacity });
}

/** A room that is taken comes with alternatives of this shape. */
function alternativesOf(error: unknown): RoomAlternative[] {
  if (!(error instanceof ApiProblem) || error.problem?.code !== "room_taken") return [];
  return (error.problem.alternatives ?? []) as RoomAlternative[];
}
