import { Button, Input, Select, ToggleButton } from "@fluentui/react-components";
import { AddRegular, CheckmarkRegular, DismissRegular } from "@fluentui/react-icons";
import type { RoomRuleKind } from "@magic-meetings/contract/rooms/room-rule.ts";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { ChoiceField, EditorField, NumberField, TextField } from "./EditorField.tsx";
import { EditorFrame } from "./EditorFrame.tsx";
import { PickMany } from "./PickMany.tsx";
import { isReadOnly, type EditorProps } from "./place-editors.ts";
import { placeMessages, type PlaceMessageKey } from "./place-messages.ts";
import { ruleForm, termsOf, type BookableHours, type RuleForm } from "./rule-form.ts";
import { ruleSentence } from "./rule-sentence.ts";
import { useRuleWords } from "./RuleList.tsx";
import { useEditor } from "./use-editor.ts";
import { useIsUpkeeper, useThings } from "./use-places.ts";
import styles from "./RuleList.module.css";

const kinds = [
  "max_days_ahead",
  "max_minutes",
  "max_per_week",
  "min_head_count",
  "only_groups",
  "priority_hours",
  "bookable_hours",
  "closed_period",
] as const satisfies readonly RoomRuleKind[];

/** A rule: its name, its kind with the fields of it, and what it says as a sentence. */
export function RuleEditor({ thing, below, onSaved }: EditorProps<"room-rule">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "room-rule", spec: ruleForm, thing, below, onSaved });
  const { form, set } = editor;
  const sentence = ruleSentence(termsOf(form), useRuleWords());
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name", "/terms"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label={text("field.kind")}
        pointer="/terms/kind"
        value={form.kind}
        choices={kinds.map((value) => ({ value, words: text(`rule.kind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <TermFields form={form} set={set} />
      <div className={styles.preview}>
        <div className={styles.label}>{text("rule.preview")}</div>
        <div role="status">{sentence ?? text("rule.unfinished")}</div>
      </div>
    </EditorFrame>
  );
}

interface PartProps {
  form: RuleForm;
  set: (change: Partial<RuleForm>) => void;
}

const numberFields = {
  max_days_ahead: "days",
  max_minutes: "minutes",
  max_per_week: "bookings",
  min_head_count: "people",
} as const;

function TermFields({ form, set }: PartProps) {
  const text = useFeatureText(placeMessages);
  switch (form.kind) {
    case "max_days_ahead":
    case "max_minutes":
    case "max_per_week":
    case "min_head_count": {
      const field = numberFields[form.kind];
      return (
        <NumberField
          label={text(`rule.field.${field}`)}
          pointer={`/terms/${field}`}
          required
          value={form[field]}
          onChange={(value) => set({ [field]: value })}
        />
      );
    }
    case "only_groups":
      return <Groups form={form} set={set} />;
    case "priority_hours":
      return <PriorityHours form={form} set={set} />;
    case "bookable_hours":
      return <BookableHoursList hours={form.hours} onChange={(hours) => set({ hours })} />;
    case "closed_period":
      return (
        <div className={styles.pair}>
          {(["firstDay", "lastDay"] as const).map((field) => (
            <TextField
              key={field}
              label={text(`field.${field}`)}
              pointer={`/terms/${field}`}
              type="date"
              required
              value={form[field]}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
        </div>
      );
  }
}

function Groups({ form, set }: PartProps) {
  const text = useFeatureText(placeMessages);
  const words = useRuleWords();
  const [typed, setTyped] = useState("");
  const groups = useThings("user-group", typed ? { q: typed } : {}, useIsUpkeeper());
  return (
    <PickMany
      label={text("field.groups")}
      pointer="/terms/groupIds"
      value={form.groups.map(({ id, name }) => ({ id, name: words.groupName(id) ?? (name || text("rule.aGroup")) }))}
      choices={groups.data?.items ?? []}
      onSearch={setTyped}
      onChange={(chosen) => set({ groups: chosen })}
    />
  );
}

function PriorityHours({ form, set }: PartProps) {
  const text = useFeatureText(placeMessages);
  const toggle = (day: number) =>
    set({
      weekdays: form.weekdays.includes(day)
        ? form.weekdays.filter((one) => one !== day)
        : [...form.weekdays, day].sort(),
    });
  const words = (day: number) => text(`weekday.${day}` as PlaceMessageKey);
  return (
    <>
      <EditorField
        label={text("field.weekdays")}
        pointer="/terms/weekdays"
        reading={form.weekdays.map(words).join(", ")}
      >
        <div role="group" className={styles.chips}>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <ToggleButton
              key={day}
              size="small"
              shape="circular"
              checked={form.weekdays.includes(day)}
              icon={form.weekdays.includes(day) ? <CheckmarkRegular /> : undefined}
              onClick={() => toggle(day)}
            >
              {words(day)}
            </ToggleButton>
          ))}
        </div>
      </EditorField>
      <div className={styles.pair}>
        {(["opens", "closes"] as const).map((field) => (
          <TextField
            key={field}
            label={text(`rule.field.${field}`)}
            pointer={`/terms/${field}`}
            required
            value={form[field]}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
      </div>
      <Groups form={form} set={set} />
      <NumberField
        label={text("field.othersFromHoursBefore")}
        pointer="/terms/othersFromHoursBefore"
        required
        value={form.othersFromHoursBefore}
        onChange={(othersFromHoursBefore) => set({ othersFromHoursBefore })}
      />
    </>
  );
}

interface BookableHoursListProps {
  hours: readonly BookableHours[];
  onChange: (hours: BookableHours[]) => void;
}

function BookableHoursList({ hours, onChange }: BookableHoursListProps) {
  const text = useFeatureText(placeMessages);
  const change = (index: number, part: Partial<BookableHours>) =>
    onChange(hours.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const words = (weekday: number | null) => text(`weekday.${weekday}` as PlaceMessageKey);
  const reading = hours
    .map(({ weekday, opens, closes }) => text("rule.hoursOf", { weekday: words(weekday), opens, closes }))
    .join(", ");
  return (
    <EditorField label={text("field.hours")} pointer="/terms/hours" hint={text("hint.time")} reading={reading}>
      <div role="group" className={styles.several}>
        {hours.map(({ weekday, opens, closes }, index) => (
          <div key={index} className={styles.hours}>
            <Select
              size="small"
              className={styles.weekday}
              aria-label={text("field.weekdays")}
              value={String(weekday)}
              onChange={(_, { value }) => change(index, { weekday: value === "null" ? null : Number(value) })}
            >
              {[null, 1, 2, 3, 4, 5, 6, 7].map((day) => (
                <option key={String(day)} value={String(day)}>
                  {words(day)}
                </option>
              ))}
            </Select>
            {(["opens", "closes"] as const).map((field) => (
              <Input
                key={field}
                size="small"
                className={styles.time}
                aria-label={text(`rule.field.${field}`)}
                value={field === "opens" ? opens : closes}
                onChange={(_, { value }) => change(index, { [field]: value })}
              />
            ))}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text("rule.removeHours")}
              disabled={hours.length === 1}
              onClick={() => onChange(hours.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange([...hours, { weekday: null, opens: "08:00", closes: "18:00" }])}
        >
          {text("rule.addHours")}
        </Button>
      </div>
    </EditorField>
  );
}
