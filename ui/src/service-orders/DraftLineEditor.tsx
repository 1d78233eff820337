import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import { Picture } from "../elements/Picture.tsx";
import { QuantityStepper } from "../elements/QuantityStepper.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { DeliveryTime } from "./DeliveryTime.tsx";
import type { DraftLine, PricedLine } from "./draft-order.ts";
import { LineOptions } from "./LineOptions.tsx";
import { LineProblem } from "./LineProblem.tsx";
import styles from "./DraftLineEditor.module.css";
import textButton from "../elements/text-button.module.css";

const LineDetails = lazy(async () => ({ default: (await import("./LineDetails.tsx")).LineDetails }));

export interface DraftLineEditorProps {
  priced: PricedLine;
  siteId: string;
  accounts: readonly OrderAccount[];
  /** The site's zone. */
  timeZone: string;
  mode: ServiceOrder["headCountMode"];
  onMode: (mode: ServiceOrder["headCountMode"]) => void;
  onAnother: () => void;
  onChange: (change: Partial<DraftLine>) => void;
  /** Absent where a line cannot be taken out, because it is the last one. */
  onRemove?: (() => void) | undefined;
}

/** One thing that is being ordered: how many, when, with what, for how much. */
export function DraftLineEditor(props: DraftLineEditorProps) {
  const { priced, timeZone, onChange, onRemove } = props;
  const text = useText();
  const [open, setOpen] = useState(false);
  const { language } = useReader();
  const { service, line, quantity, total, deliverAt } = priced;
  const unitPrice = text(`order.unitPrice.${service.unit}`, { price: formatMoney(service.price, language) });
  return (
    <div className={styles.editor}>
      <div className={styles.row}>
        <Picture url={service.imageUrl} />
        <span className={styles.words}>
          <span className={styles.name}>{service.name}</span>
          <span className={styles.quiet}>{unitPrice}</span>
        </span>
        {onRemove ? (
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={text("order.remove", { service: service.name })}
            onClick={onRemove}
          />
        ) : null}
      </div>
      <div className={styles.row}>
        <QuantityStepper
          value={quantity}
          minimum={service.minimumQuantity}
          maximum={service.maximumQuantity}
          labels={{
            field: text("order.quantity", { service: service.name }),
            less: text("order.less", { service: service.name }),
            more: text("order.more", { service: service.name }),
          }}
          onChange={(value) => onChange({ quantity: value })}
        />
        <DeliveryTime
          label={text("order.deliverAt", { service: service.name })}
          moment={deliverAt}
          timeZone={timeZone}
          onChange={(moment) => onChange({ deliverAt: moment })}
        />
        <output
          className={styles.total}
          aria-label={text("order.lineTotal", { service: service.name, money: formatMoney(total, language) })}
        >
          {formatMoney(total, language)}
        </output>
      </div>
      <LineOptions service={service} chosen={line.options} onChange={(options) => onChange({ options })} />
      <div>
        <Button
          className={textButton.textButton}
          appearance="transparent"
          size="small"
          aria-expanded={open}
          aria-label={text("order.detailsOf", { service: service.name })}
          onClick={() => setOpen(!open)}
        >
          {text("order.details")}
        </Button>
      </div>
      {open ? (
        <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["100%", "60%"]} />}>
          <LineDetails {...props} />
        </Suspense>
      ) : null}
      <LineProblem priced={priced} timeZone={timeZone} onDeliverAt={(moment) => onChange({ deliverAt: moment })} />
    </div>
  );
}
