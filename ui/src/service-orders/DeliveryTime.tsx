import { makeStyles, tokens } from "@fluentui/react-components";
import { atClockTime, clockTime } from "../format/moments.ts";

export interface DeliveryTimeProps {
  label: string;
  moment: string;
  timeZone: string;
  onChange: (moment: string) => void;
}

/** The local time of a delivery at its site, on the day that it already has. */
export function DeliveryTime({ label, moment, timeZone, onChange }: DeliveryTimeProps) {
  const styles = useStyles();
  return (
    <input
      type="time"
      className={styles.input}
      aria-label={label}
      value={clockTime(moment, timeZone)}
      onChange={(event) => {
        // A half typed time is empty here; what stood before stays.
        if (event.target.value) onChange(atClockTime(moment, event.target.value, timeZone));
      }}
    />
  );
}

const useStyles = makeStyles({
  input: {
    boxSizing: "border-box",
    height: "1.75rem",
    padding: `0 ${tokens.spacingHorizontalXS}`,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    "::-webkit-calendar-picker-indicator": { display: "none" },
  },
});
