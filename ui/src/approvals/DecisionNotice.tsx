import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { Notice } from "../elements/Notice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";

export interface DecisionNoticeProps {
  /** As it was after the answer. */
  approval: Approval;
  busy: boolean;
  onUndo: () => void;
}

/** What was just decided, with the way back where there is one. */
export function DecisionNotice({ approval, busy, onUndo }: DecisionNoticeProps) {
  const text = useFeatureText(approvalMessages);
  const { state, subject, meeting, allowed } = approval;
  const named = { room: subject.room.name, name: meeting.organizer.name };
  const key =
    state === "approved"
      ? "approvals.approvedNow"
      : state === "rejected"
        ? "approvals.rejectedNow"
        : "approvals.reopenedNow";
  return (
    <Notice
      kind="success"
      title={text(key, named)}
      actions={allowed.reopen.ok ? <UndoButton disabled={busy} onPress={onUndo} /> : null}
    />
  );
}
