import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { Switch } from "@fluentui/react-components";
import { useId, useState } from "react";
import { QuantityStepper } from "../elements/QuantityStepper.tsx";
import { atClockTime, clockTime, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CardActions.module.css";
import { CardForm } from "./CardForm.tsx";
import type { OfferedLine } from "./decline-offer.ts";
import { offeredLines, offerOf } from "./decline-offer.ts";
import { ReasonField } from "./ReasonField.tsx";
import type { VendorAnswer } from "./use-vendor-answers.ts";
import { useVendorServices } from "./use-vendor-services.ts";

export interface AskingFormProps {
  order: ProductionOrder;
  busy: boolean;
  onAnswer: (answer: Omit<VendorAnswer, "order">) => void;
  onClose: () => void;
}

/** Why it cannot be made, and, where there is something, what the organizer can have instead. */
export function DeclineForm({ order, busy, onAnswer, onClose }: AskingFormProps) {
  const board = useFeatureText(boardMessages);
  const [reason, setReason] = useState("");
  const [offered, setOffered] = useState<OfferedLine[]>();
  const [tried, setTried] = useState(false);
  const proposal = offered && offerOf(order, offered);
  const name = order.meeting.organizer;
  const send = () => {
    setTried(true);
    if (reason.trim() === "" || (offered && !proposal)) return;
    onAnswer({ action: "decline", body: { reason: reason.trim(), ...(proposal ? { proposal } : {}) } });
  };
  return (
    <CardForm
      busy={busy}
      submit={board(offered ? "decline.nowWithOffer" : "decline.now")}
      back={board("decline.keep")}
      onSubmit={send}
      onClose={onClose}
    >
      <ReasonField
        focus
        label={board("decline.title", { number: String(order.number) })}
        value={reason}
        onChange={setReason}
        wrong={tried && reason.trim() === "" ? board("decline.reasonMissing", { name }) : undefined}
      />
      <Switch
        checked={offered !== undefined}
        label={board("decline.offer")}
        onChange={(_, { checked }) => setOffered(checked ? offeredLines(order) : undefined)}
      />
      {offered ? (
        <>
          <p className={styles.quiet}>{board("decline.offerHint", { name })}</p>
          {offered.map((line) => (
            <OfferLine
              key={line.lineId}
              order={order}
              line={line}
              onChange={(next) => setOffered(offered.map((one) => (one.lineId === next.lineId ? next : one)))}
            />
          ))}
          {tried && !proposal ? (
            <p className={styles.wrong} role="alert">
              {board("decline.nothingChanged")}
            </p>
          ) : null}
        </>
      ) : null}
    </CardForm>
  );
}

interface OfferLineProps {
  order: ProductionOrder;
  line: OfferedLine;
  onChange: (line: OfferedLine) => void;
}

const mostOffered = 100_000;

function OfferLine({ order, line, onChange }: OfferLineProps) {
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const id = useId();
  const services = useVendorServices(order);
  const ordered = order.lines.find((one) => one.id === line.lineId);
  if (!ordered) return null;
  const service = ordered.service.name;
  const { timeZone } = order.site;
  const time = formatTime(ordered.deliverAt, timeZone, language);
  return (
    <fieldset className={styles.line}>
      <label htmlFor={id}>{board("decline.service", { service })}</label>
      <select
        id={id}
        className={styles.input}
        value={line.serviceId}
        onChange={({ target }) => onChange({ ...line, serviceId: target.value })}
      >
        <option value={ordered.service.id}>{board("decline.asOrdered", { service })}</option>
        {services.data
          ?.filter((one) => one.id !== ordered.service.id)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
      <div className={styles.row}>
        <QuantityStepper
          value={line.quantity}
          minimum={0}
          maximum={mostOffered}
          labels={{
            field: board("decline.quantity", { quantity: ordered.quantity, service }),
            less: board("decline.less", { service }),
            more: board("decline.more", { service }),
          }}
          onChange={(quantity) => onChange({ ...line, quantity })}
        />
        <input
          type="time"
          className={styles.input}
          aria-label={board("decline.moment", { time, service })}
          value={clockTime(line.deliverAt, timeZone)}
          onChange={({ target }) => {
            // A half typed time is empty here; what stood before stays.
            if (target.value) onChange({ ...line, deliverAt: atClockTime(line.deliverAt, target.value, timeZone) });
          }}
        />
      </div>
    </fieldset>
  );
}
