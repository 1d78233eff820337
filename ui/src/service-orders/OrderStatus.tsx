import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { Picture } from "../elements/Picture.tsx";
import type { PillTone } from "../elements/Pill.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import styles from "./OrderStatus.module.css";

const OrderChange = lazy(async () => ({ default: (await import("./OrderChange.tsx")).OrderChange }));

export interface OrderStatusProps {
  order: ServiceOrder;
  /** The site's zone. */
  timeZone: string;
  /** For changing it; undefined while it is being read. */
  catalogue: Catalogue | undefined;
  cancelling: boolean;
  cancelError: unknown;
  onCancel: () => void;
}

/** An order that was placed: its state, its lines, its price, and what can still be done to it. */
export function OrderStatus({ order, timeZone, catalogue, cancelling, cancelError, onCancel }: OrderStatusProps) {
  const text = useText();
  const { language } = useReader();
  const [changing, setChanging] = useState(false);
  const { change, cancel } = order.allowed;
  const first = useKeptFocus();
  return (
    <article className={styles.order} aria-label={text("order.number", { number: String(order.number) })}>
      <div className={styles.heading}>
        <h3 className={styles.number}>{text("order.number", { number: String(order.number) })}</h3>
        <Pill tone={tones[order.status]}>{text(`order.status.${order.status}`)}</Pill>
        <span className={styles.total}>{formatMoney(order.total, language)}</span>
      </div>
      {changing && catalogue ? (
        <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["90%", "60%"]} />}>
          <OrderChange order={order} catalogue={catalogue} timeZone={timeZone} onClose={() => setChanging(false)} />
        </Suspense>
      ) : (
        <>
          <ul className={styles.lines}>
            {order.lines.map((line) => (
              <OrderedLine key={line.id} line={line} timeZone={timeZone} />
            ))}
          </ul>
          {cancelError ? <ProblemNotice error={cancelError} onRetry={onCancel} /> : null}
          <div className={styles.actions}>
            {change.ok ? (
              <Button
                ref={first}
                size="small"
                disabled={!catalogue || cancelling}
                aria-label={text("order.changeNumber", { number: String(order.number) })}
                onClick={() => setChanging(true)}
              >
                {text("order.change")}
              </Button>
            ) : null}
            {cancel.ok ? (
              <Button
                size="small"
                appearance="subtle"
                disabled={cancelling}
                aria-label={text("order.cancelNumber", { number: String(order.number) })}
                onClick={onCancel}
              >
                {text("order.cancel")}
              </Button>
            ) : null}
            {!change.ok && !cancel.ok && whyText(change.because, text) ? (
              <span className={styles.quiet}>{whyText(change.because, text)}</span>
            ) : null}
          </div>
        </>
      )}
    </article>
  );
}

function OrderedLine({ line, timeZone }: { line: ServiceOrderLine; timeZone: string }) {
  const moments = useMoments(timeZone);
  const text = useText();
  const { language } = useReader();
  return (
    <li className={styles.line}>
      <Picture url={line.service.imageUrl} size="small" />
      <span className={styles.words}>
        <span>{text("order.lineSummary", { quantity: line.quantity, service: line.service.name })}</span>
        <span className={styles.quiet}>
          {moments.moment(line.deliverAt)} · {line.vendor.name}
        </span>
      </span>
      <span className={styles.amount}>{formatMoney(line.total, language)}</span>
    </li>
  );
}

const tones: Record<ServiceOrder["status"], PillTone> = {
  draft: "neutral",
  submitted: "brand",
  awaiting_approval: "warning",
  confirmed: "success",
  in_production: "success",
  delivered: "success",
  closed: "neutral",
  cancelled: "neutral",
  rejected: "danger",
};
