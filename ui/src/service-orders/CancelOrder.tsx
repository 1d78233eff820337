import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { feeThatApplies } from "./fee-applies.ts";
import { FeeConsequences } from "./FeeConsequences.tsx";
import { orderMessages } from "./order-messages.ts";
import { useCancelCosts } from "./use-order-costs.ts";
import type { useCancelOrder } from "./use-order-changes.ts";
import styles from "./OrderChange.module.css";

export interface CancelOrderProps {
  order: ServiceOrder;
  timeZone: string;
  cancel: ReturnType<typeof useCancelOrder>;
  onKeep: () => void;
}

/** What cancelling costs now, and the one press that accepts exactly that. */
export function CancelOrder({ order, timeZone, cancel, onKeep }: CancelOrderProps) {
  const words = useFeatureText(orderMessages);
  const text = useText();
  const { language } = useReader();
  const costs = useCancelCosts(order);
  const focus = useKeptFocus();
  const error = cancel.variables?.id === order.id ? cancel.error : null;
  const surprise = feeThatApplies(error);
  const shown = surprise ?? costs.data;
  const fee = shown && shown.fee.amountMinor > 0 ? shown.fee : undefined;
  return (
    <div className={styles.change}>
      {shown ? (
        <FeeConsequences
          consequences={shown}
          timeZone={timeZone}
          title={words(surprise && cancel.variables?.acceptFee ? "cost.changed" : "cost.cancelTitle")}
        />
      ) : costs.isError ? (
        <ProblemNotice error={costs.error} onRetry={() => void costs.refetch()} />
      ) : (
        <SkeletonLines label={text("state.loading")} widths={["60%", "90%"]} />
      )}
      {error && !surprise ? <ProblemNotice error={error} /> : null}
      <div className={styles.actions}>
        <Button ref={focus} size="small" disabled={cancel.isPending} onClick={onKeep}>
          {words("cost.keep")}
        </Button>
        <Button
          size="small"
          disabled={!shown || cancel.isPending}
          onClick={() => cancel.mutate({ id: order.id, acceptFee: fee })}
        >
          {fee ? words("cost.cancelFor", { money: formatMoney(fee, language) }) : words("cost.cancelFree")}
        </Button>
      </div>
    </div>
  );
}
