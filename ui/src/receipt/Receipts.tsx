import { StarRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { receiptMessages } from "./receipt-messages.ts";
import { OrderReceipt } from "./OrderReceipt.tsx";
import { receivable } from "./receivable.ts";
import styles from "./Receipts.module.css";

/** How it was: what was used, what was left over, and one to five per line. */
export function Receipts({ meeting }: { meeting: Meeting }) {
  const text = useFeatureText(receiptMessages);
  return (
    <SectionCard icon={<StarRegular />} title={text("receipt.title")}>
      <p className={styles.hint}>{text("receipt.hint")}</p>
      {receivable(meeting).map((order) => (
        <OrderReceipt key={order.id} meetingId={meeting.id} order={order} />
      ))}
    </SectionCard>
  );
}
