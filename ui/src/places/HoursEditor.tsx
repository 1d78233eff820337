import { Button, Input } from "@fluentui/react-components";
import { AddRegular, CopyRegular, DismissRegular } from "@fluentui/react-icons";
import type { OpeningHours } from "@magic-meetings/contract/places/business-hours.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { ClosedPreview } from "./ClosedPreview.tsx";
import { useEditorFields } from "./editor-context.ts";
import { EditorField, TextField } from "./EditorField.tsx";
import { EditorFrame } from "./EditorFrame.tsx";
import { errorsAt } from "./field-errors.ts";
import { addPeriod, copyDay, holidayForm, hoursForm } from "./hours-form.ts";
import { isReadOnly, knownZones, type EditorProps } from "./place-editors.ts";
import { placeMessages, type PlaceMessageKey } from "./place-messages.ts";
import { ThingTable } from "./ThingList.tsx";
import { useEditor } from "./use-editor.ts";
import styles from "./HoursEditor.module.css";

/** When something is open: a week with any number of periods a day, in one zone, and its holidays. */
export function HoursEditor({ thing, below, onSaved, onSelect }: EditorProps<"business-hours">) {
  const text = useFeatureText(placeMessages);
  const start = { timeZone: useReader().timeZone };
  const editor = useEditor({ kind: "business-hours", spec: hoursForm, thing, below, start, onSaved });
  const { form, set } = editor;
  const readOnly = isReadOnly(thing);
  return (
    <>
      <EditorFrame editor={editor} readOnly={readOnly} pointers={["/name", "/timeZone", "/days"]}>
        <TextField
          label={text("field.name")}
          pointer="/name"
          required
          value={form.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={text("field.timeZone")}
          pointer="/timeZone"
          required
          hint={text("hint.timeZone")}
          suggestions={knownZones()}
          value={form.timeZone}
          onChange={(timeZone) => set({ timeZone })}
        />
        <Week days={form.days} onChange={(days) => set({ days })} />
        {thing && !readOnly && editor.edited.includes("days") ? (
          <ClosedPreview hoursId={thing.id} typed={{ days: form.days }} />
        ) : null}
      </EditorFrame>
      {thing ? <Holidays hours={thing} readOnly={readOnly} onSelect={onSelect} /> : null}
    </>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function Week({ days, onChange }: { days: readonly OpeningHours[]; onChange: (days: OpeningHours[]) => void }) {
  const text = useFeatureText(placeMessages);
  const { readOnly } = useEditorFields();
  const periodsOf = (weekday: number) => days.filter((day) => day.weekday === weekday);
  const reading = (
    <dl className={styles.reading}>
      {weekdays.map((weekday) => (
        <div key={weekday} className={styles.readingDay}>
          <dt>{text(`weekday.${weekday}`)}</dt>
          <dd>
            {periodsOf(weekday)
              .map(({ opens, closes }) => text("hours.holidayOpen", { opens, closes }))
              .join(", ") || text("hours.closed")}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <EditorField label={text("field.days")} pointer="/days" hint={text("hint.time")} reading={reading}>
      <div role="group" className={styles.week}>
        {weekdays.map((weekday) => (
          <Weekday key={weekday} weekday={weekday} days={days} onChange={onChange} />
        ))}
        {readOnly ? null : (
          <Button
            size="small"
            appearance="subtle"
            icon={<CopyRegular />}
            onClick={() => onChange(copyDay(days, 1, [2, 3, 4, 5]))}
          >
            {text("hours.copy")}
          </Button>
        )}
      </div>
    </EditorField>
  );
}

interface WeekdayProps {
  weekday: number;
  days: readonly OpeningHours[];
  onChange: (days: OpeningHours[]) => void;
}

function Weekday({ weekday, days, onChange }: WeekdayProps) {
  const text = useFeatureText(placeMessages);
  const { errors } = useEditorFields();
  const name = text(`weekday.${weekday}` as PlaceMessageKey);
  const own = days.flatMap((day, index) => (day.weekday === weekday ? [{ ...day, index }] : []));
  const change = (index: number, part: Partial<OpeningHours>) =>
    onChange(days.map((day, at) => (at === index ? { ...day, ...part } : day)));
  return (
    <div className={styles.day}>
      <span className={styles.dayName}>{name}</span>
      <div className={styles.periods}>
        {own.length === 0 ? <span className={styles.closed}>{text("hours.closed")}</span> : null}
        {own.map(({ index, opens, closes }) => (
          <div key={index} className={styles.period}>
            <Input
              size="small"
              className={styles.time}
              aria-label={text("hours.opensOn", { weekday: name })}
              aria-invalid={errorsAt(errors, `/days/${index}/opens`).length > 0}
              value={opens}
              onChange={(_, { value }) => change(index, { opens: value })}
            />
            <span>{text("hours.to")}</span>
            <Input
              size="small"
              className={styles.time}
              aria-label={text("hours.closesOn", { weekday: name })}
              aria-invalid={errorsAt(errors, `/days/${index}/closes`).length > 0}
              value={closes}
              onChange={(_, { value }) => change(index, { closes: value })}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text("hours.removePeriod", { weekday: name, opens })}
              onClick={() => onChange(days.filter((_, at) => at !== index))}
            />
          </div>
        ))}
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        aria-label={text("hours.addPeriod", { weekday: name })}
        onClick={() => onChange(addPeriod(days, weekday))}
      />
    </div>
  );
}

type HolidaysProps = Pick<EditorProps<"business-hours">, "onSelect"> & {
  hours: NonNullable<EditorProps<"business-hours">["thing"]>;
  readOnly: boolean;
};

function Holidays({ hours, readOnly, onSelect }: HolidaysProps) {
  const text = useFeatureText(placeMessages);
  const { language } = useReader();
  const dayText = (day: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
  return (
    <section className={styles.holidays}>
      {hours.sites.length ? (
        <p className={styles.sites}>
          {text("field.sites")}: {hours.sites.map(({ name }) => name).join(", ")}
        </p>
      ) : null}
      <ThingTable
        caption={text("field.holidays")}
        headings={[text("field.day"), text("field.hours")]}
        selected={undefined}
        onSelect={(id) => onSelect({ kind: "holiday", id })}
        things={hours.holidays.map(({ id, name, day, opens, closes }) => ({
          id,
          name,
          cells: [
            dayText(day),
            opens && closes ? text("hours.holidayOpen", { opens, closes }) : text("hours.holidayClosed"),
          ],
        }))}
      />
      {readOnly ? null : (
        <div>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => onSelect({ kind: "new", of: "holiday", below: hours.id })}
          >
            {text("add.holiday")}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A day on which other hours hold, or none. */
export function HolidayEditor({ thing, below, onSaved }: EditorProps<"holiday">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "holiday", spec: holidayForm, thing, below, onSaved });
  const { form, set } = editor;
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name", "/day", "/opens", "/closes"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={text("field.day")}
        pointer="/day"
        type="date"
        required
        value={form.day}
        onChange={(day) => set({ day })}
      />
      <TextField
        label={text("field.opens")}
        pointer="/opens"
        hint={text("hint.holiday")}
        value={form.opens}
        onChange={(opens) => set({ opens })}
      />
      <TextField
        label={text("field.closes")}
        pointer="/closes"
        hint={text("hint.time")}
        value={form.closes}
        onChange={(closes) => set({ closes })}
      />
      {/^\d{4}-\d\d-\d\d$/.test(form.day) && (!thing || editor.edited.length > 0) ? (
        <ClosedPreview
          hoursId={thing?.businessHours.id ?? below}
          typed={{ holidays: [{ day: form.day, opens: form.opens || null, closes: form.closes || null }] }}
        />
      ) : null}
    </EditorFrame>
  );
}
