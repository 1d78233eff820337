import { Dropdown, Field, Input, makeStyles, Option, ToggleButton, tokens } from "@fluentui/react-components";
import { ArrowRepeatAllRegular } from "@fluentui/react-icons/svg/arrow-repeat-all";
import type { ComponentType, ReactElement, ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { repeating } from "./host-occurrences.ts";
import type { Frequency, HostPattern, HostRecurrence, Weekday } from "./host-recurrence.ts";
import { dayOf, frequencyOf, patternFrom, weekdays } from "./host-recurrence.ts";
import { dayChoices } from "./recurrence-words.ts";
import { RecurrenceEnding } from "./RecurrenceEnding.tsx";
import type { OutlookHost } from "./outlook-host.ts";

export interface RecurrenceFieldsProps {
  host: OutlookHost;
  Row: ComponentType<{ icon: ReactElement; children: ReactNode }>;
}

const frequencies: Record<Frequency, string> = {
  once: "Does not repeat",
  daily: "Every day",
  weekdays: "Every weekday (Mon to Fri)",
  weekly: "Weekly",
  monthly: "Monthly",
  yearly: "Yearly",
};

const tenTimes: HostRecurrence["ending"] = { kind: "count", count: 10 };

/** Whether and how the appointment repeats. */
export function RecurrenceFields({ host, Row }: RecurrenceFieldsProps) {
  const styles = useStyles();
  const appointment = useSyncExternalStore(host.watch, () => host.appointment);
  const { recurrence } = appointment;
  const day = dayOf(appointment);
  const change = (next: HostRecurrence | null) => host.edit(repeating(host.appointment, next));
  const frequency = frequencyOf(recurrence);
  return (
    <Row icon={<ArrowRepeatAllRegular fontSize={20} />}>
      <Dropdown
        aria-label="Repeat"
        className={styles.frequency}
        value={frequencies[frequency]}
        selectedOptions={[frequency]}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = optionValue as Frequency | undefined;
          if (chosen === "once") change(null);
          else if (chosen) change({ pattern: patternFrom(chosen, day), ending: recurrence?.ending ?? tenTimes });
        }}
      >
        {Object.entries(frequencies).map(([value, text]) => (
          <Option key={value} value={value} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
      {recurrence && (
        <>
          {frequency !== "weekdays" && (
            <PatternFields
              day={day}
              pattern={recurrence.pattern}
              onChange={(pattern) => change({ ...recurrence, pattern })}
            />
          )}
          <RecurrenceEnding
            day={day}
            ending={recurrence.ending}
            // Another end leaves the dates before it as they are, so what was moved stays moved.
            onChange={(ending) => host.edit({ recurrence: { ...recurrence, ending } })}
          />
        </>
      )}
    </Row>
  );
}

const units: Record<HostPattern["type"], string> = {
  daily: "days",
  weekly: "weeks",
  absoluteMonthly: "months",
  relativeMonthly: "months",
  absoluteYearly: "years",
  relativeYearly: "years",
};

interface PatternFieldsProps {
  day: string;
  pattern: HostPattern;
  onChange: (pattern: HostPattern) => void;
}

function PatternFields({ day, pattern, onChange }: PatternFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <Field label={`Every so many ${units[pattern.type]}`} orientation="horizontal" className={styles.field}>
        <Input
          type="number"
          className={styles.number}
          min={1}
          max={99}
          value={String(pattern.interval)}
          onChange={(_, { value }) => {
            const interval = Math.round(Number(value));
            if (interval >= 1 && interval <= 99) onChange({ ...pattern, interval });
          }}
        />
      </Field>
      {pattern.type === "weekly" ? (
        <div role="group" aria-label="On" className={styles.days}>
          {mondayFirst.map((name) => (
            <ToggleButton
              key={name}
              size="small"
              shape="circular"
              className={styles.day}
              aria-label={capital(name)}
              checked={pattern.daysOfWeek.includes(name)}
              onClick={() => onChange({ ...pattern, daysOfWeek: toggled(pattern.daysOfWeek, name) })}
            >
              {capital(name).slice(0, 2)}
            </ToggleButton>
          ))}
        </div>
      ) : (
        <DayOfMonth day={day} pattern={pattern} onChange={onChange} />
      )}
    </div>
  );
}

/** "On day 23", "on the fourth Monday": what the appointment's day is in its month. */
function DayOfMonth({ day, pattern, onChange }: PatternFieldsProps) {
  const choices = dayChoices(pattern, day);
  const chosen = choices.find(({ isChosen }) => isChosen);
  if (choices.length === 0) return null;
  return (
    <Dropdown
      aria-label="On"
      value={chosen?.text ?? ""}
      selectedOptions={chosen ? [chosen.text] : []}
      onOptionSelect={(_, { optionValue }) => {
        const choice = choices.find(({ text }) => text === optionValue);
        if (choice) onChange(choice.pattern);
      }}
    >
      {choices.map(({ text }) => (
        <Option key={text} value={text}>
          {text}
        </Option>
      ))}
    </Dropdown>
  );
}

const mondayFirst = [...weekdays.slice(1), ...weekdays.slice(0, 1)];

/** A week keeps at least one day. */
function toggled(days: Weekday[], day: Weekday): Weekday[] {
  const without = days.filter((one) => one !== day);
  if (without.length === days.length) return mondayFirst.filter((one) => one === day || days.includes(one));
  return without.length > 0 ? without : days;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const useStyles = makeStyles({
  frequency: { minWidth: "220px", alignSelf: "flex-start" },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  field: { gridTemplateColumns: "auto auto", justifyContent: "start", columnGap: tokens.spacingHorizontalS },
  number: { width: "84px" },
  days: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXXS },
  day: { minWidth: "32px" },
});
