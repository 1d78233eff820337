import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { OrderFrom, OrderFromAnswer } from "@magic-meetings/contract/order-templates/order-template.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { EarlierOrders } from "./EarlierOrders.tsx";
import { templateMessages } from "./template-messages.ts";
import { TakenOver } from "./TakenOver.tsx";
import { TemplateList } from "./TemplateList.tsx";
import { useOrderFrom } from "./use-templates.ts";
import styles from "./OrderAgain.module.css";

export interface OrderAgainProps {
  meeting: Meeting;
  location: MeetingLocation;
  onTaken: (order: ServiceOrder) => void;
}

/** Templates and earlier orders; one press fills one of them in for as many as come this time. */
export function OrderAgain({ meeting, location, onTaken }: OrderAgainProps) {
  const words = useFeatureText(templateMessages);
  const orderFrom = useOrderFrom(meeting.id);
  const [pressed, setPressed] = useState<{ name: string; press: string }>();
  const use = (name: string, from: OrderFrom) => {
    // The same press again, after the line was cut, is told by its key.
    const press = pressed?.name === name && orderFrom.isError ? pressed.press : crypto.randomUUID();
    setPressed({ name, press });
    orderFrom.mutate(
      { from: { ...from, locationId: location.id }, press },
      { onSuccess: ({ order }: OrderFromAnswer) => onTaken(order) },
    );
  };
  return (
    <section className={styles.again} aria-label={words("again.title")}>
      <TakenOver
        name={pressed?.name ?? ""}
        headCount={location.headCount}
        answer={orderFrom.data}
        error={orderFrom.error}
      />
      <TemplateList busy={orderFrom.isPending} onUse={({ id, name }) => use(name, { templateId: id })} />
      <EarlierOrders
        meetingId={meeting.id}
        busy={orderFrom.isPending}
        onUse={({ id }, name) => use(name, { serviceOrderId: id })}
      />
    </section>
  );
}
