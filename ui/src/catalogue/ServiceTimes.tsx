import { Select, Switch } from "@fluentui/react-components";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { Checkboxes, FormField, TextField, useFormState } from "./FormField.tsx";
import { formatDayOfYear, monthNames } from "./day-of-year.ts";
import type { ServiceForm } from "./service-form.ts";
import styles from "./Form.module.css";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export interface ServiceTimesProps {
  form: ServiceForm;
  set: (part: Partial<ServiceForm>) => void;
}

/** On which weekdays, at which hours and in which part of the year it is offered. */
export function ServiceTimes({ form, set }: ServiceTimesProps) {
  const text = useFeatureText(catalogueMessages);
  return (
    <>
      <Checkboxes
        label={text("field.weekdays")}
        pointer="/offeredWeekdays"
        value={form.offeredWeekdays}
        onChange={(offeredWeekdays) => set({ offeredWeekdays })}
        choices={weekdays.map((value) => ({ value, words: text(`weekday.${value}`) }))}
      />
      <div className={styles.pair}>
        <TextField
          label={text("field.from")}
          pointer="/offeredFrom"
          type="time"
          value={form.offeredFrom}
          onChange={(offeredFrom) => set({ offeredFrom })}
        />
        <TextField
          label={text("field.until")}
          pointer="/offeredUntil"
          type="time"
          value={form.offeredUntil}
          onChange={(offeredUntil) => set({ offeredUntil })}
        />
      </div>
      <Season form={form} set={set} />
    </>
  );
}

function Season({ form, set }: ServiceTimesProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const isAllYear = form.seasonFrom === "" && form.seasonUntil === "";
  const hint = useId();
  return (
    <>
      <Switch
        label={text("field.allYear")}
        checked={isAllYear}
        disabled={readOnly}
        onChange={(_, { checked }) =>
          set(checked ? { seasonFrom: "", seasonUntil: "" } : { seasonFrom: "05-01", seasonUntil: "09-30" })
        }
      />
      {isAllYear ? null : (
        <>
          <div className={styles.pair} role="group" aria-label={text("field.season")} aria-describedby={hint}>
            <DayOfYear
              label={text("field.fromDay")}
              pointer="/seasonFrom"
              value={form.seasonFrom}
              onChange={(seasonFrom) => set({ seasonFrom })}
            />
            <DayOfYear
              label={text("field.untilDay")}
              pointer="/seasonUntil"
              value={form.seasonUntil}
              onChange={(seasonUntil) => set({ seasonUntil })}
            />
          </div>
          <p id={hint} className={styles.quiet}>
            {text("field.seasonHint")}
          </p>
        </>
      )}
    </>
  );
}

interface DayOfYearProps {
  label: string;
  pointer: string;
  /** `MM-DD`. */
  value: string;
  onChange: (value: string) => void;
}

function DayOfYear({ label, pointer, value, onChange }: DayOfYearProps) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  const [month = "01", day = "01"] = value.split("-");
  const two = (number: number) => String(number).padStart(2, "0");
  return (
    <FormField label={label} pointer={pointer} reading={formatDayOfYear(value, language)}>
      {(field) => (
        <div className={styles.dayOfYear} {...(field["aria-invalid"] ? { "data-wrong": true } : {})}>
          <Select
            {...field}
            aria-label={text("field.dayOf", { label })}
            value={day}
            onChange={(_, data) => onChange(`${month}-${data.value}`)}
          >
            {Array.from({ length: 31 }, (_, i) => two(i + 1)).map((number) => (
              <option key={number} value={number}>
                {Number(number)}
              </option>
            ))}
          </Select>
          <Select
            aria-label={text("field.monthOf", { label })}
            value={month}
            onChange={(_, data) => onChange(`${data.value}-${day}`)}
          >
            {monthNames(language).map((name, i) => (
              <option key={name} value={two(i + 1)}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
    </FormField>
  );
}
