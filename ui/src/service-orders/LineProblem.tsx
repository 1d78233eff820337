import { Button } from "@fluentui/react-components";
import { useMoments } from "../format/use-moments.ts";
import { useText } from "../messages/text-context.ts";
import type { PricedLine } from "./draft-order.ts";
import { canDeliver } from "./draft-order.ts";
import styles from "./LineProblem.module.css";

export interface LineProblemProps {
  priced: PricedLine;
  timeZone: string;
  onDeliverAt: (moment: string) => void;
}

/** Why a line cannot be delivered as it stands, and the earliest moment at which it can. */
export function LineProblem({ priced, timeZone, onDeliverAt }: LineProblemProps) {
  const text = useText();
  const moments = useMoments(timeZone);
  if (canDeliver(priced)) return null;
  const { unavailable, minimumQuantity, maximumQuantity } = priced.service;
  if (!unavailable) {
    const key = priced.quantity < minimumQuantity ? "order.minimum" : "order.maximum";
    return (
      <div className={styles.problem} role="alert">
        {text(key, { count: key === "order.minimum" ? minimumQuantity : maximumQuantity })}
      </div>
    );
  }
  const { earliest } = unavailable;
  return (
    <div className={styles.problem} role="alert">
      <span>{text(`order.unavailable.${unavailable.code}`)}</span>
      {earliest ? (
        <Button size="small" onClick={() => onDeliverAt(earliest)}>
          {text("order.takeEarliest", { time: moments.moment(earliest) })}
        </Button>
      ) : null}
    </div>
  );
}
