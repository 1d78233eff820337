import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { PeopleCheckmarkRegular } from "@fluentui/react-icons";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { followingOrders } from "./following-orders.ts";
import { headCountMessages } from "./head-count-messages.ts";
import { OrderHeadCount } from "./OrderHeadCount.tsx";

/** How many come to a meeting, for each of its orders that follows them. Suspends for its words. */
export function HeadCounts({ meeting }: { meeting: Meeting }) {
  const text = useFeatureText(headCountMessages);
  const orders: ServiceOrder[] = followingOrders(meeting);
  if (orders.length === 0) return null;
  return (
    <SectionCard icon={<PeopleCheckmarkRegular />} title={text("headCount.title")}>
      {orders.map((order) => (
        <OrderHeadCount key={order.id} meetingId={meeting.id} order={order} named={orders.length > 1} />
      ))}
    </SectionCard>
  );
}
