import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./ApprovalActions.module.css";
import { RejectForm } from "./RejectForm.tsx";
import type { ApprovalAnswer } from "./use-approvals.ts";

export interface ApprovalActionsProps {
  approval: Approval;
  busy: boolean;
  onAnswer: (answer: ApprovalAnswer) => void;
}

/** The buttons that decide. Declining asks for a reason first, because the person who asked reads it. */
export function ApprovalActions({ approval, busy, onAnswer }: ApprovalActionsProps) {
  const text = useFeatureText(approvalMessages);
  const [rejecting, setRejecting] = useState(false);
  const rejectButton = useRef<HTMLButtonElement>(null);
  const { allowed, meeting, subject } = approval;
  const named = { room: subject.room.name, name: meeting.organizer.name };
  if (rejecting && allowed.reject.ok) {
    return (
      <RejectForm
        name={named.name}
        busy={busy}
        onReject={(reason) => onAnswer({ action: "reject", approval, reason })}
        onCancel={() => {
          setRejecting(false);
          requestAnimationFrame(() => rejectButton.current?.focus());
        }}
      />
    );
  }
  return (
    <div className={styles.actions}>
      {allowed.approve.ok ? (
        <Button
          appearance={subject.takenBy ? "secondary" : "primary"}
          disabled={busy}
          aria-label={text("approvals.approveThis", named)}
          onClick={() => onAnswer({ action: "approve", approval })}
        >
          {text("approvals.approve")}
        </Button>
      ) : null}
      {allowed.reject.ok ? (
        <Button
          ref={rejectButton}
          disabled={busy}
          aria-label={text("approvals.rejectThis", named)}
          onClick={() => setRejecting(true)}
        >
          {text("approvals.reject")}
        </Button>
      ) : null}
      {allowed.reopen.ok ? (
        <Button
          disabled={busy}
          aria-label={text("approvals.reopenThis", named)}
          onClick={() => onAnswer({ action: "reopen", approval })}
        >
          {text("approvals.reopen")}
        </Button>
      ) : null}
    </div>
  );
}
