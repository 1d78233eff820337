import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoney, totalsOf } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { DraftOrder } from "./draft-order.ts";
import { changeLine, priceLine, withoutLine } from "./draft-order.ts";
import { DraftLineEditor } from "./DraftLineEditor.tsx";
import { useChangeOrder } from "./use-order-changes.ts";
import styles from "./OrderChange.module.css";

export interface OrderChangeProps {
  order: ServiceOrder;
  catalogue: Catalogue;
  timeZone: string;
  onClose: () => void;
}

/** Changes an order that was placed: its lines as they are, each with quantity, moment and options. */
export function OrderChange({ order, catalogue, timeZone, onClose }: OrderChangeProps) {
  const text = useText();
  const { language } = useReader();
  const change = useChangeOrder(order.meetingId);
  const [draft, setDraft] = useState(() => draftOf(order));
  const priced = draft.lines.flatMap((line) => {
    const ordered = order.lines.find(({ service }) => service.id === line.serviceId);
    return ordered ? [{ ordered, priced: priceLine(line, serviceOf(ordered, catalogue)) }] : [];
  });
  const save = () => {
    const lines = priced.map(({ ordered, priced: { line, quantity, deliverAt } }) => ({
      serviceId: line.serviceId,
      quantity,
      options: line.options,
      deliverAt,
      diets: ordered.diets,
    }));
    change.mutate({ order, changes: { lines } }, { onSuccess: onClose });
  };
  return (
    <div className={styles.change}>
      {priced.map(({ priced: one }) => (
        <DraftLineEditor
          key={one.line.serviceId}
          priced={one}
          timeZone={timeZone}
          onChange={(entry) => setDraft(changeLine(draft, one.line.serviceId, entry))}
          onRemove={priced.length > 1 ? () => setDraft(withoutLine(draft, one.line.serviceId)) : undefined}
        />
      ))}
      {change.isError ? <ProblemNotice error={change.error} kept={text("order.kept")} /> : null}
      <div className={styles.actions}>
        <Button appearance="primary" size="small" disabled={change.isPending} onClick={save}>
          {text("order.saveChange")}
        </Button>
        <Button size="small" disabled={change.isPending} onClick={onClose}>
          {text("order.discardChange")}
        </Button>
        <output className={styles.total}>
          {totalsOf(priced.map((one) => one.priced.total)).map((money) => formatMoney(money, language))}
        </output>
      </div>
    </div>
  );
}

function draftOf(order: ServiceOrder): DraftOrder {
  return {
    note: order.note,
    lines: order.lines.map((line) => ({
      serviceId: line.service.id,
      quantity: line.quantity,
      deliverAt: line.deliverAt,
      options: line.options.map(({ key }) => key),
    })),
  };
}

/** A service that has left the catalogue stays on the terms of its line; a change of it is the server's to judge. */
function serviceOf(line: ServiceOrderLine, catalogue: Catalogue): OfferedService {
  const offered = catalogue.services.find(({ id }) => id === line.service.id);
  if (offered) return offered;
  return {
    ...line.service,
    description: "",
    category: { id: line.service.id, name: "" },
    price: line.unitPrice,
    vatPercent: line.vatPercent,
    diets: [],
    allergens: [],
    options: [],
    minimumQuantity: 1,
    maximumQuantity: line.quantity,
    vendor: line.vendor,
    popular: false,
    suggested: { quantity: line.quantity, deliverAt: line.deliverAt, total: line.total },
    orderBefore: line.orderBefore,
    cutOff: line.cutOff,
    available: true,
    unavailable: null,
  };
}
