import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { ApprovalItem } from "./ApprovalItem.tsx";
import styles from "./ApprovalList.module.css";
import type { ApprovalAnswer } from "./use-approvals.ts";

export interface ApprovalListProps {
  approvals: readonly Approval[];
  /** The approval for which an answer is on its way. */
  busy: string | undefined;
  /** The answer that was refused last. */
  refused: { id: string; error: unknown } | undefined;
  onAnswer: (answer: ApprovalAnswer) => void;
}

/** What somebody is asked to decide, one below the other. */
export function ApprovalList({ approvals, busy, refused, onAnswer }: ApprovalListProps) {
  return (
    <ul className={styles.list}>
      {approvals.map((approval) => (
        <li key={approval.id}>
          <ApprovalItem
            approval={approval}
            busy={busy === approval.id}
            error={refused?.id === approval.id ? refused.error : undefined}
            onAnswer={onAnswer}
          />
        </li>
      ))}
    </ul>
  );
}
