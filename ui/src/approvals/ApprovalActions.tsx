import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { approvalMessages } from "./approval-messages.ts";
import { namesOf, sentenceFor } from "./asked-words.ts";
import { newTotalOf } from "./new-total.ts";
import styles from "./ApprovalActions.module.css";
import { RejectForm } from "./RejectForm.tsx";
import type { ApprovalAnswer } from "./use-approvals.ts";

export interface ApprovalActionsProps {
  approval: Approval;
  busy: boolean;
  /** Why the last answer was refused: a price that has changed is approved as it is then. */
  error: unknown;
  onAnswer: (answer: ApprovalAnswer) => void;
}

/** The buttons that decide. Declining asks for a reason first, because the person who asked reads it. */
export function ApprovalActions({ approval, busy, error, onAnswer }: ApprovalActionsProps) {
  const text = useFeatureText(approvalMessages);
  const [rejecting, setRejecting] = useState(false);
  const rejectButton = useRef<HTMLButtonElement>(null);
  const { language } = useReader();
  const { allowed, subject } = approval;
  const named = namesOf(approval);
  const total = subject.type === "service_order" ? (newTotalOf(error) ?? subject.total) : undefined;
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
          appearance={subject.type === "room_booking" && subject.takenBy ? "secondary" : "primary"}
          disabled={busy}
          aria-label={
            total
              ? text("approvals.approveOrder", { ...named, total: formatMoney(total, language) })
              : text("approvals.approveThis", named)
          }
          onClick={() => onAnswer({ action: "approve", approval, ...(total ? { expectedTotal: total } : {}) })}
        >
          {total ? text("approvals.approveTotal", { total: formatMoney(total, language) }) : text("approvals.approve")}
        </Button>
      ) : null}
      {allowed.reject.ok ? (
        <Button
          ref={rejectButton}
          disabled={busy}
          aria-label={text(
            sentenceFor(approval, {
              room: "approvals.rejectThis",
              order: "approvals.rejectOrder",
              change: "approvals.rejectChange",
            }),
            named,
          )}
          onClick={() => setRejecting(true)}
        >
          {text("approvals.reject")}
        </Button>
      ) : null}
      {allowed.reopen.ok ? (
        <Button
          disabled={busy}
          aria-label={text(
            sentenceFor(approval, {
              room: "approvals.reopenThis",
              order: "approvals.reopenOrder",
              change: "approvals.reopenOrder",
            }),
            named,
          )}
          onClick={() => onAnswer({ action: "reopen", approval })}
        >
          {text("approvals.reopen")}
        </Button>
      ) : null}
    </div>
  );
}
