import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent } from "react";
import { useState } from "react";
import { fromLocal, toLocal } from "../outlook/local-time.ts";
import type { PhoneChange, PhoneEvent } from "./phone-api.ts";
import { zoneOf } from "./phone-words.ts";

interface PhoneTimesProps {
  event: PhoneEvent;
  busy: boolean;
  onMove: (change: PhoneChange) => void;
}

const minutes = 60_000;

/** Moves an event by its fields, or in one press. */
export function PhoneTimes({ event, busy, onMove }: PhoneTimesProps) {
  const styles = useStyles();
  const zone = zoneOf(event.timeZone);
  const [day, setDay] = useState(() => toLocal(event.start, zone).slice(0, 10));
  const [from, setFrom] = useState(() => toLocal(event.start, zone).slice(11));
  const [to, setTo] = useState(() => toLocal(event.end, zone).slice(11));
  const by = (start: number, end: number) =>
    onMove({ kind: "move", start: later(event.start, start), end: later(event.end, end) });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (day && from && to) {
      onMove({ kind: "move", start: fromLocal(`${day}T${from}`, zone), end: fromLocal(`${day}T${to}`, zone) });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.buttons}>
        <Button size="small" disabled={busy} onClick={() => by(60, 60)}>
          1 hour later
        </Button>
        <Button size="small" disabled={busy} onClick={() => by(24 * 60, 24 * 60)}>
          1 day later
        </Button>
        <Button size="small" disabled={busy} onClick={() => by(0, -15)}>
          15 min shorter
        </Button>
      </div>
      <Field label="Day">
        <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
      </Field>
      <div className={styles.times}>
        <Field label="From">
          <Input type="time" value={from} onChange={(_, { value }) => setFrom(value)} />
        </Field>
        <Field label="To">
          <Input type="time" value={to} onChange={(_, { value }) => setTo(value)} />
        </Field>
      </div>
      <Button type="submit" appearance="primary" disabled={busy}>
        Move
      </Button>
    </form>
  );
}

function later(moment: string, by: number): string {
  return new Date(Date.parse(moment) + by * minutes).toISOString();
}

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  times: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
});
