import type { LineDifference } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./OrderAsked.module.css";

/** What is different, a line each. */
export function ChangeList({ changes }: { changes: readonly LineDifference[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change, index) => (
        <li key={index}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change: { service, kind, quantity } }: { change: LineDifference }) {
  const text = useFeatureText(approvalMessages);
  const named = { service, before: quantity?.before ?? 0, after: quantity?.after ?? 0 };
  if (kind === "added") return text("approvals.added", named);
  if (kind === "removed") return text("approvals.removed", named);
  return text(quantity ? "approvals.changed" : "approvals.changedOtherwise", named);
}
