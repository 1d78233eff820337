import { Badge, Button, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CalendarMultipleRegular } from "@fluentui/react-icons/svg/calendar-multiple";
import type { ComponentType, ReactElement, ReactNode } from "react";
import { useState, useSyncExternalStore } from "react";
import { fromLocal, toLocal } from "./local-time.ts";
import type { HostOccurrence } from "./host-occurrences.ts";
import { occurrencesOf } from "./host-occurrences.ts";
import type { HostException } from "./host-recurrence.ts";
import type { OutlookHost } from "./outlook-host.ts";

export interface OccurrenceListProps {
  host: OutlookHost;
  Row: ComponentType<{ icon: ReactElement; children: ReactNode }>;
  /** A change of one date, which is told at once. */
  onChange: (changed: HostException) => void;
  /** The day becomes the series' last. */
  onEndSeries: (lastDay: string) => void;
}

const firstShown = 12;

/** The dates of a series that was sent: each can be moved or skipped by itself, or be made the last. */
export function OccurrenceList({ host, Row, onChange, onEndSeries }: OccurrenceListProps) {
  const styles = useStyles();
  const appointment = useSyncExternalStore(host.watch, () => host.appointment);
  const [most, setMost] = useState(firstShown);
  const [moving, setMoving] = useState<string>();
  const found = occurrencesOf(appointment, most + 1);
  const shown = found.slice(0, most);
  const { timeZone } = appointment;
  return (
    <Row icon={<CalendarMultipleRegular fontSize={20} />}>
      <Text weight="semibold" id="dates-of-the-series">
        Dates of the series
      </Text>
      <ol className={styles.list} aria-labelledby="dates-of-the-series">
        {shown.map((occurrence, index) => (
          <li key={occurrence.originalStart} className={styles.date}>
            <Text strikethrough={occurrence.state === "skipped"} className={styles.when}>
              {whenText(occurrence, timeZone)}
            </Text>
            {occurrence.state === "as planned" ? null : (
              <Badge appearance="outline" color={occurrence.state === "skipped" ? "danger" : "informative"}>
                {occurrence.state === "skipped" ? "Skipped" : "Moved"}
              </Badge>
            )}
            {occurrence.state === "skipped" ? null : moving === occurrence.originalStart ? (
              <MoveFields
                occurrence={occurrence}
                timeZone={timeZone}
                onCancel={() => setMoving(undefined)}
                onMove={(start) => {
                  setMoving(undefined);
                  onChange(movedTo(occurrence, start));
                }}
              />
            ) : (
              <DateActions
                when={whenText(occurrence, timeZone)}
                canEndHere={index < found.length - 1}
                onMove={() => setMoving(occurrence.originalStart)}
                onSkip={() => onChange({ kind: "skipped", originalStart: occurrence.originalStart })}
                onEndHere={() => onEndSeries(toLocal(occurrence.originalStart, timeZone).slice(0, 10))}
              />
            )}
          </li>
        ))}
      </ol>
      {found.length > most && (
        <Button appearance="transparent" size="small" className={styles.more} onClick={() => setMost(most + 40)}>
          More dates
        </Button>
      )}
    </Row>
  );
}

interface DateActionsProps {
  when: string;
  canEndHere: boolean;
  onMove: () => void;
  onSkip: () => void;
  onEndHere: () => void;
}

function DateActions({ when, canEndHere, onMove, onSkip, onEndHere }: DateActionsProps) {
  const actions: [string, () => void][] = [
    ["Move", onMove],
    ["Skip", onSkip],
    ...(canEndHere ? [["End here", onEndHere] as [string, () => void]] : []),
  ];
  const styles = useStyles();
  return actions.map(([text, act]) => (
    <Button
      key={text}
      size="small"
      appearance="subtle"
      className={styles.action}
      aria-label={`${text}: ${when}`}
      onClick={act}
    >
      {text}
    </Button>
  ));
}

interface MoveFieldsProps {
  occurrence: HostOccurrence;
  timeZone: string;
  onMove: (start: string) => void;
  onCancel: () => void;
}

function MoveFields({ occurrence, timeZone, onMove, onCancel }: MoveFieldsProps) {
  const [local, setLocal] = useState(toLocal(occurrence.start, timeZone));
  return (
    <>
      <Input
        type="datetime-local"
        size="small"
        aria-label="New start"
        value={local}
        onChange={(_, { value }) => setLocal(value)}
      />
      <Button size="small" appearance="primary" disabled={!local} onClick={() => onMove(fromLocal(local, timeZone))}>
        Move there
      </Button>
      <Button size="small" appearance="subtle" onClick={onCancel}>
        Leave it
      </Button>
    </>
  );
}

function movedTo({ originalStart, start: before, end }: HostOccurrence, start: string): HostException {
  const length = Date.parse(end) - Date.parse(before);
  return { kind: "moved", originalStart, start, end: new Date(Date.parse(start) + length).toISOString() };
}

/** `Mon 23 Nov, 10:00–12:00` in the appointment's zone. */
function whenText({ start, end }: HostOccurrence, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", day: "numeric", month: "short" });
  const time = (moment: string) => toLocal(moment, timeZone).slice(11);
  return `${day.format(Date.parse(start))}, ${time(start)}–${time(end)}`;
}

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
  },
  date: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "28px" },
  when: { minWidth: "170px" },
  action: { minWidth: "auto" },
  more: { alignSelf: "flex-start" },
});
