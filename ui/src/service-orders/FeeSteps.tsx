import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { formatPercent } from "../format/percent.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { feeStages, sameSteps } from "./fee-steps.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";
import textButton from "../elements/text-button.module.css";

/** What changing or cancelling costs from when on, service by service; behind one press. */
export function FeeSteps({ order, timeZone }: { order: ServiceOrder; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        className={textButton.textButton}
        appearance="transparent"
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words("steps.title")}
      </Button>
      {open ? (
        <div className={styles.panel}>
          {order.lines.map((line) => (
            <section key={line.id} aria-label={line.service.name}>
              <h4 className={styles.service}>{line.service.name}</h4>
              <LineSteps fees={line.fees} timeZone={timeZone} />
            </section>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function LineSteps({ fees, timeZone }: { fees: ServiceOrderLine["fees"]; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  if (sameSteps(fees.change, fees.cancel)) {
    return (
      <>
        <StepList steps={fees.change} timeZone={timeZone} />
        <div className={styles.quiet}>{words("steps.cancelToo")}</div>
      </>
    );
  }
  return (
    <>
      <div className={styles.quiet}>{words("steps.change")}</div>
      <StepList steps={fees.change} timeZone={timeZone} />
      <div className={styles.quiet}>{words("steps.cancel")}</div>
      <StepList steps={fees.cancel} timeZone={timeZone} />
    </>
  );
}

function StepList({ steps, timeZone }: { steps: ServiceOrderLine["fees"]["change"]; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const keys = { free: "steps.free", some: "steps.from", whole: "steps.whole" } as const;
  const stages = feeStages(steps, new Date());
  if (stages.length === 0) return <div>{words("cost.free")}</div>;
  return (
    <ul className={styles.list}>
      {stages.map(({ kind, at, percent }) => (
        <li key={`${kind} ${at}`}>
          {words(keys[kind], { time: moments.moment(at), percent: formatPercent(percent, language) })}
        </li>
      ))}
    </ul>
  );
}
