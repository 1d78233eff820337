import type { OrderApproval } from "@magic-meetings/contract/approvals/approval.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Notice } from "../elements/Notice.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { approvalMessages } from "./approval-messages.ts";
import { ChangeList } from "./ChangeList.tsx";
import styles from "./OrderApprovals.module.css";
import { useOrderApprovals } from "./use-approvals.ts";

export interface OrderApprovalsProps {
  order: ServiceOrder;
  /** The site's zone. */
  timeZone: string;
}

/** Whose decision an order waits for and since when; and what was decided, for as long as that matters. */
export function OrderApprovals({ order, timeZone }: OrderApprovalsProps) {
  const approvals = useOrderApprovals(order.id);
  const shown = (approvals.data?.items ?? []).filter((one) => matters(one, order));
  if (shown.length === 0) return null;
  return (
    <div className={styles.approvals}>
      {shown.map((one) => (
        <OneApproval key={one.id} approval={one} timeZone={timeZone} />
      ))}
    </div>
  );
}

/** An approval that was given shows in the order itself. */
function matters({ state, kind, lapsed }: OrderApproval, order: ServiceOrder): boolean {
  if (state === "pending") return true;
  if (state === "rejected") return kind === "change" || order.status === "rejected";
  return lapsed || (state === "approved" && order.status === "awaiting_approval");
}

function OneApproval({ approval, timeZone }: { approval: OrderApproval; timeZone: string }) {
  const text = useFeatureText(approvalMessages);
  const moments = useMoments(timeZone);
  const { language } = useReader();
  const { state, kind, account, amount, asked, decideBy, decidedBy, reason, changes, lapsed } = approval;
  const facts = { account: account.name, amount: formatMoney(amount, language), name: decidedBy?.name ?? "" };
  if (lapsed) {
    return (
      <Notice kind="warning" title={text(kind === "change" ? "orderApproval.changeLapsed" : "orderApproval.lapsed")} />
    );
  }
  if (state === "approved") return <Notice kind="success" title={text("orderApproval.approved", facts)} />;
  if (state === "rejected") {
    const title = text(kind === "change" ? "orderApproval.changeRejected" : "orderApproval.rejected", facts);
    return (
      <Notice kind="warning" title={title}>
        {reason}
      </Notice>
    );
  }
  return (
    <Notice kind="info" title={text(kind === "change" ? "orderApproval.changeWaits" : "orderApproval.waits", facts)}>
      <ul className={styles.people}>
        {asked.map((person) => (
          <li key={person.id}>
            {text(`approvals.as.${person.as}`, { name: person.name, moment: moments.moment(person.at) })}
          </li>
        ))}
      </ul>
      {changes.length > 0 ? <ChangeList changes={changes} /> : null}
      <div>
        {text(kind === "change" ? "orderApproval.changeUntil" : "orderApproval.until", {
          moment: moments.moment(decideBy),
        })}
      </div>
    </Notice>
  );
}
