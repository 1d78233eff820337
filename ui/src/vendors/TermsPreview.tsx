import { Field, Input } from "@fluentui/react-components";
import { isOpen } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import { useState } from "react";
import { addDays, clockTime, dayKey, formatMoment, startOfDay, atClockTime } from "../format/moments.ts";
import { useNow } from "../format/use-now.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatPercent } from "./format-percent.ts";
import { calendarOf, previewTerms, type PreviewStep } from "./terms-preview.ts";
import { useHoursInFull } from "./use-vendors.ts";
import type { VendorForm } from "./vendor-form.ts";
import { vendorMessages, type VendorMessageKey } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

/** What is typed, for an order of so many at a moment: by the rules that orders are charged by. */
export function TermsPreview({ form }: { form: VendorForm }) {
  const text = useFeatureText(vendorMessages);
  const { language } = useReader();
  const now = useNow(60_000);
  const hours = useHoursInFull(form.businessHoursId).data;
  const zone = hours?.timeZone ?? "UTC";
  const [quantity, setQuantity] = useState("12");
  const [typed, setTyped] = useState<string>();
  const deliverAt = typed === undefined ? nextThursday(now, zone) : fromLocal(typed, zone);
  const calendar = hours && calendarOf(hours);
  const count = /^\d{1,5}$/.test(quantity) ? Number(quantity) : Number.NaN;
  const preview = calendar && deliverAt && previewTerms(form, { quantity: count, deliverAt, calendar });
  const moment = (at: Date) => formatMoment(at.toISOString(), zone, language);
  return (
    <section className={styles.preview} aria-label={text("preview.title")}>
      <h3 className={styles.subtitle}>{text("preview.title")}</h3>
      <div className={styles.asked}>
        <Field label={text("preview.quantity")}>
          <Input
            className={styles.number}
            inputMode="numeric"
            value={quantity}
            onChange={(_, data) => setQuantity(data.value)}
          />
        </Field>
        <Field label={text("preview.deliverAt")}>
          <Input
            type="datetime-local"
            value={typed ?? (deliverAt ? toLocal(deliverAt, zone) : "")}
            onChange={(_, data) => setTyped(data.value)}
          />
        </Field>
      </div>
      <div role="status" className={styles.outcome}>
        {form.businessHoursId === "" ? (
          text("preview.noHours")
        ) : !calendar ? null : !preview || !deliverAt ? (
          text("preview.incomplete")
        ) : (
          <>
            <p>{text("preview.lead", { quantity: count, moment: moment(deliverAt) })}</p>
            {isOpen(deliverAt, calendar) ? (
              <ul>
                <li>
                  {preview.orderUntil
                    ? text("preview.order", { moment: moment(preview.orderUntil) })
                    : text("preview.never")}
                </li>
                <Steps
                  steps={preview.change}
                  free={form.cancelBefore ? "preview.freeChange" : "preview.free"}
                  moment={moment}
                />
                {form.cancelBefore ? (
                  <li>
                    {text("preview.cancel")}
                    <ul>
                      <Steps steps={preview.cancel} free="preview.freeCancel" moment={moment} />
                    </ul>
                  </li>
                ) : null}
              </ul>
            ) : (
              <p>{text("preview.closed")}</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

interface StepsProps {
  steps: readonly PreviewStep[];
  free: VendorMessageKey;
  moment: (at: Date) => string;
}

function Steps({ steps, free, moment }: StepsProps) {
  const text = useFeatureText(vendorMessages);
  const { language } = useReader();
  return steps.map(({ percent, until }, index) => {
    const values = { percent: formatPercent(percent, language), moment: until ? moment(until) : "" };
    if (percent === 0) return <li key={index}>{until ? text(free, values) : text("preview.always")}</li>;
    return <li key={index}>{text(until ? "preview.then" : "preview.thenAll", values)}</li>;
  });
}

/** Noon on the Thursday of next week: far enough ahead for what takes long. */
function nextThursday(now: Date, zone: string): Date {
  const today = dayKey(now, zone);
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  const day = addDays(today, ((4 - weekday + 7) % 7) + 7);
  return new Date(atClockTime(startOfDay(day, zone).toISOString(), "12:00", zone));
}

function toLocal(at: Date, zone: string): string {
  return `${dayKey(at, zone)}T${clockTime(at.toISOString(), zone)}`;
}

function fromLocal(local: string, zone: string): Date | undefined {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(local) ?? [];
  if (day === undefined || clock === undefined) return undefined;
  return new Date(atClockTime(startOfDay(day, zone).toISOString(), clock, zone));
}
