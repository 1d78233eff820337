import { Dropdown, Field, Input, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import type { ComponentType, ReactElement, ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { fromLocal, toLocal } from "./local-time.ts";
import { endingAt, startingAt } from "./host-occurrences.ts";
import type { OutlookHost } from "./outlook-host.ts";

export interface TimeFieldsProps {
  host: OutlookHost;
  problem: string | undefined;
  Row: ComponentType<{ icon: ReactElement; children: ReactNode }>;
}

const zones = ["Europe/Copenhagen", "Europe/Oslo", "Europe/Rome", "Europe/London", "America/New_York", "Asia/Tokyo"];

/** Day, start, end and zone. A new start takes the end with it, as Outlook does. */
export function TimeFields({ host, problem, Row }: TimeFieldsProps) {
  const styles = useStyles();
  const { start, end, timeZone } = useSyncExternalStore(host.watch, () => host.appointment);
  const [day = "", from = ""] = toLocal(start, timeZone).split("T");
  const [, to = ""] = toLocal(end, timeZone).split("T");
  const moveStart = (newDay: string, newTime: string) => {
    if (!newDay || !newTime) return;
    host.edit(startingAt(host.appointment, fromLocal(`${newDay}T${newTime}`, timeZone)));
  };
  const moveEnd = (newTime: string) => {
    if (newTime) host.edit(endingAt(host.appointment, fromLocal(`${day}T${newTime}`, timeZone)));
  };
  const choices = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <Row icon={<ClockRegular fontSize={20} />}>
      <Field validationMessage={problem} validationState={problem ? "error" : "none"}>
        <div className={styles.times}>
          <Input
            type="date"
            aria-label="Day"
            className={styles.day}
            value={day}
            onChange={(_, { value }) => moveStart(value, from)}
          />
          <Input
            type="time"
            className={styles.time}
            aria-label="Start"
            step={300}
            value={from}
            onChange={(_, { value }) => moveStart(day, value)}
          />
          <Text aria-hidden>to</Text>
          <Input
            type="time"
            className={styles.time}
            aria-label="End"
            step={300}
            value={to}
            onChange={(_, { value }) => moveEnd(value)}
          />
          <Dropdown
            aria-label="Time zone"
            className={styles.zone}
            value={nameOf(timeZone, start)}
            selectedOptions={[timeZone]}
            onOptionSelect={(_, { optionValue }) => {
              // The hour stays, the moment moves: the person says where "10:00" is meant.
              if (!optionValue) return;
              const moved = (moment: string) => fromLocal(toLocal(moment, timeZone), optionValue);
              host.edit({ timeZone: optionValue, start: moved(start), end: moved(end), exceptions: [] });
            }}
          >
            {choices.map((zone) => (
              <Option key={zone} value={zone} text={nameOf(zone, start)}>
                {nameOf(zone, start)}
              </Option>
            ))}
          </Dropdown>
        </div>
      </Field>
    </Row>
  );
}

/** `Copenhagen (GMT+1)` */
function nameOf(timeZone: string, at: string): string {
  const offset = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(Date.parse(at))
    .find(({ type }) => type === "timeZoneName")?.value;
  return `${timeZone.split("/").at(-1)?.replaceAll("_", " ")} (${offset ?? "GMT"})`;
}

const useStyles = makeStyles({
  times: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  day: { width: "140px" },
  time: { width: "120px" },
  zone: { minWidth: "190px" },
});
