import { atClockTime, clockTime } from "../format/moments.ts";
import styles from "./DeliveryTime.module.css";

export interface DeliveryTimeProps {
  label: string;
  moment: string;
  timeZone: string;
  onChange: (moment: string) => void;
}

/** The local time of a delivery at its site, on the day that it already has. */
export function DeliveryTime({ label, moment, timeZone, onChange }: DeliveryTimeProps) {
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
