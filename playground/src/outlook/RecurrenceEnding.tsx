import { Dropdown, Input, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import type { HostEnding } from "./host-recurrence.ts";

export interface RecurrenceEndingProps {
  /** The series' first day. */
  day: string;
  ending: HostEnding;
  onChange: (ending: HostEnding) => void;
}

const kinds: Record<HostEnding["kind"], string> = {
  date: "Until a date",
  count: "A number of times",
  never: "Without end",
};

/** When a series ends. */
export function RecurrenceEnding({ day, ending, onChange }: RecurrenceEndingProps) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <Dropdown
        aria-label="Ends"
        value={kinds[ending.kind]}
        selectedOptions={[ending.kind]}
        onOptionSelect={(_, { optionValue }) => onChange(endingOf(optionValue as HostEnding["kind"], day))}
      >
        {Object.entries(kinds).map(([kind, text]) => (
          <Option key={kind} value={kind} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
      {ending.kind === "date" && (
        <Input
          type="date"
          aria-label="Last day"
          min={day}
          value={ending.date}
          onChange={(_, { value }) => value >= day && onChange({ kind: "date", date: value })}
        />
      )}
      {ending.kind === "count" && (
        <>
          <Input
            type="number"
            aria-label="Number of times"
            className={styles.number}
            min={1}
            max={730}
            value={String(ending.count)}
            onChange={(_, { value }) => {
              const count = Math.round(Number(value));
              if (count >= 1 && count <= 730) onChange({ kind: "count", count });
            }}
          />
          <Text aria-hidden>times</Text>
        </>
      )}
    </div>
  );
}

function endingOf(kind: HostEnding["kind"], day: string): HostEnding {
  if (kind === "count") return { kind, count: 10 };
  return kind === "date" ? { kind, date: weeksAfter(day, 10) } : { kind };
}

function weeksAfter(day: string, weeks: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  number: { width: "84px" },
});
