import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { useText } from "../messages/text-context.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import type { DraftLine, PricedLine } from "./draft-order.ts";
import { LineDiets } from "./LineDiets.tsx";
import { LineHeadCount } from "./LineHeadCount.tsx";
import { orderMessages } from "./order-messages.ts";
import { PlaceField } from "./PlaceField.tsx";
import styles from "./Controls.module.css";

export interface LineDetailsProps {
  priced: PricedLine;
  siteId: string;
  accounts: readonly OrderAccount[];
  /** Who agrees when quantities follow the head count; for the whole order. */
  mode: ServiceOrder["headCountMode"];
  onMode: (mode: ServiceOrder["headCountMode"]) => void;
  onChange: (change: Partial<DraftLine>) => void;
  /** Absent where the order cannot have the service twice. */
  onAnother?: (() => void) | undefined;
}

/** What most orders do not need: diets, a place of its own, who pays for this alone, and how the quantity follows. */
export function LineDetails({ priced, siteId, accounts, mode, onMode, onChange, onAnother }: LineDetailsProps) {
  const text = useText();
  const words = useFeatureText(orderMessages);
  const payerId = useId();
  const { line, service, quantity } = priced;
  const isEaten = service.unit === "person" || service.unit === "piece";
  return (
    <div className={styles.panel}>
      {isEaten ? <LineDiets diets={line.diets ?? []} quantity={quantity} onChange={onChange} /> : null}
      <div className={styles.pair}>
        <PlaceField siteId={siteId} place={line.deliverTo} onChange={(deliverTo) => onChange({ deliverTo })} />
        {accounts.length > 1 || line.accountId ? (
          <div className={styles.field}>
            <label htmlFor={payerId} className={styles.label}>
              {words("line.payer")}
            </label>
            <select
              id={payerId}
              className={styles.control}
              value={line.accountId ?? ""}
              onChange={(event) => onChange({ accountId: event.target.value || undefined })}
            >
              <option value="">{words("line.payerOrder")}</option>
              {accounts.map(({ id, code, name }) => (
                <option key={id} value={id}>
                  {text("order.accountName", { code, name })}
                </option>
              ))}
            </select>
          </div>
        ) : null}
      </div>
      {isEaten ? <LineHeadCount line={line} mode={mode} onMode={onMode} onChange={onChange} /> : null}
      {onAnother ? (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={onAnother}>
            {words("line.again")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
