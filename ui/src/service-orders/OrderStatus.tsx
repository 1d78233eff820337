import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
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
import { feeThatApplies } from "./fee-applies.ts";
import { mayCost } from "./order-fees.ts";
import type { useCancelOrder } from "./use-order-changes.ts";
import styles from "./OrderStatus.module.css";

const OrderChange = lazy(async () => ({ default: (await import("./OrderChange.tsx")).OrderChange }));
const CancelOrder = lazy(async () => ({ default: (await import("./CancelOrder.tsx")).CancelOrder }));
const LineFacts = lazy(async () => ({ default: (await import("./LineFacts.tsx")).LineFacts }));
const OrderFacts = lazy(async () => ({ default: (await import("./OrderFacts.tsx")).OrderFacts }));

export interface OrderStatusProps {
  order: ServiceOrder;
  /** The site's zone. */
  timeZone: string;
  /** For changing it; undefined while it is being read. */
  catalogue: Catalogue | undefined;
  accounts: readonly OrderAccount[];
  cancel: ReturnType<typeof useCancelOrder>;
  /** Something else that can be done with it. */
  also?: ReactNode;
}

/** An order that was placed: its state, its lines, its price, and what can still be done to it. */
export function OrderStatus({ order, timeZone, catalogue, accounts, cancel, also }: OrderStatusProps) {
  const text = useText();
  const { language } = useReader();
  const [doing, setDoing] = useState<"change" | "cancel">();
  const allowed = order.allowed;
  const first = useKeptFocus();
  const wait = <SkeletonLines label={text("state.loading")} widths={["90%", "60%"]} />;
  const mine = cancel.variables?.id === order.id;
  const asksFee = mine && feeThatApplies(cancel.error) !== undefined;
  const isCancelling = (doing === "cancel" || asksFee) && order.status !== "cancelled";
  const pressCancel = () => {
    if (mayCost(order, "cancel", new Date())) {
      cancel.reset();
      setDoing("cancel");
    } else cancel.mutate({ id: order.id });
  };
  return (
    <article className={styles.order} aria-label={text("order.number", { number: String(order.number) })}>
      <div className={styles.heading}>
        <h3 className={styles.number}>{text("order.number", { number: String(order.number) })}</h3>
        <Pill tone={tones[order.status]}>{text(`order.status.${order.status}`)}</Pill>
        <span className={styles.total}>{formatMoney(order.total, language)}</span>
      </div>
      {doing === "change" && catalogue ? (
        <Suspense fallback={wait}>
          <OrderChange
            order={order}
            catalogue={catalogue}
            accounts={accounts}
            timeZone={timeZone}
            onClose={() => setDoing(undefined)}
          />
        </Suspense>
      ) : (
        <>
          <ul className={styles.lines}>
            {order.lines.map((line) => (
              <OrderedLine key={line.id} order={order} line={line} timeZone={timeZone} />
            ))}
          </ul>
          <Suspense fallback={null}>
            <OrderFacts order={order} timeZone={timeZone} />
          </Suspense>
          {mine && cancel.isError && !asksFee && !isCancelling ? (
            <ProblemNotice error={cancel.error} onRetry={pressCancel} />
          ) : null}
          {isCancelling ? (
            <Suspense fallback={wait}>
              <CancelOrder
                order={order}
                timeZone={timeZone}
                cancel={cancel}
                onKeep={() => {
                  cancel.reset();
                  setDoing(undefined);
                }}
              />
            </Suspense>
          ) : (
            <div className={styles.actions}>
              {allowed.change.ok ? (
                <Button
                  ref={first}
                  size="small"
                  disabled={!catalogue || cancel.isPending}
                  aria-label={text("order.changeNumber", { number: String(order.number) })}
                  onClick={() => setDoing("change")}
                >
                  {text("order.change")}
                </Button>
              ) : null}
              {allowed.cancel.ok ? (
                <Button
                  size="small"
                  appearance="subtle"
                  disabled={cancel.isPending}
                  aria-label={text("order.cancelNumber", { number: String(order.number) })}
                  onClick={pressCancel}
                >
                  {text("order.cancel")}
                </Button>
              ) : null}
              {also}
              {!allowed.change.ok && !allowed.cancel.ok && whyText(allowed.change.because, text) ? (
                <span className={styles.quiet}>{whyText(allowed.change.because, text)}</span>
              ) : null}
            </div>
          )}
        </>
      )}
    </article>
  );
}

interface OrderedLineProps {
  order: ServiceOrder;
  line: ServiceOrderLine;
  timeZone: string;
}

function OrderedLine({ order, line, timeZone }: OrderedLineProps) {
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
        <Suspense fallback={null}>
          <LineFacts order={order} line={line} timeZone={timeZone} />
        </Suspense>
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
