import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { Notice } from "../elements/Notice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";
import { namesOf, sentenceFor } from "./asked-words.ts";

export interface DecisionNoticeProps {
  /** As it was after the answer. */
  approval: Approval;
  busy: boolean;
  onUndo: () => void;
}

const sentences = {
  approved: {
    room: "approvals.approvedNow",
    order: "approvals.orderApprovedNow",
    change: "approvals.changeApprovedNow",
  },
  rejected: {
    room: "approvals.rejectedNow",
    order: "approvals.orderRejectedNow",
    change: "approvals.changeRejectedNow",
  },
  pending: {
    room: "approvals.reopenedNow",
    order: "approvals.orderReopenedNow",
    change: "approvals.orderReopenedNow",
  },
} as const;

/** What was just decided, with the way back where there is one. */
export function DecisionNotice({ approval, busy, onUndo }: DecisionNoticeProps) {
  const text = useFeatureText(approvalMessages);
  const { state, allowed } = approval;
  const key = sentenceFor(approval, sentences[state === "withdrawn" ? "pending" : state]);
  return (
    <Notice
      kind="success"
      title={text(key, namesOf(approval))}
      actions={allowed.reopen.ok ? <UndoButton disabled={busy} onPress={onUndo} /> : null}
    />
  );
}
