import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import { Checkbox, Field, Input } from "@fluentui/react-components";
import { WeatherMoonRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { notificationPreferenceMessages } from "./notification-preference-messages.ts";
import styles from "./NotificationPreferences.module.css";

type Times = Pick<NotificationPreference, "quiet" | "digestAt">;

export interface QuietHoursProps {
  preference: Times;
  timeZone: string;
  button: (isUsable: boolean) => ReactNode;
  onSave: (times: Times) => void;
}

const usualNight = { from: "20:00", until: "07:00" };

/** The hours in which nothing is told, and when the digest is sent. */
export function QuietHours({ preference, timeZone, button, onSave }: QuietHoursProps) {
  const text = useFeatureText(notificationPreferenceMessages);
  const [isKept, setKept] = useState(preference.quiet !== null);
  const [night, setNight] = useState(preference.quiet ?? usualNight);
  const [digestAt, setDigestAt] = useState(preference.digestAt);
  const quiet = isKept ? night : null;
  const isSame = isKept && night.from === night.until;
  const isWhole = digestAt !== "" && (!isKept || (night.from !== "" && night.until !== ""));
  const isChanged =
    JSON.stringify({ quiet, digestAt }) !== JSON.stringify({ quiet: preference.quiet, digestAt: preference.digestAt });
  const isUsable = isWhole && !isSame && isChanged;
  return (
    <SectionCard icon={<WeatherMoonRegular />} title={text("quiet")}>
      <form
        className={styles.lines}
        onSubmit={(event) => {
          event.preventDefault();
          if (isUsable) onSave({ quiet, digestAt });
        }}
      >
        <p className={styles.quiet}>{text("quietHint", { zone: timeZone })}</p>
        <Checkbox label={text("quietOn")} checked={isKept} onChange={(_, { checked }) => setKept(checked === true)} />
        {isKept ? (
          <div className={styles.times}>
            {(["from", "until"] as const).map((end) => (
              <Field
                key={end}
                label={text(end)}
                validationMessage={isSame && end === "until" ? text("sameTimes") : null}
              >
                <Input
                  type="time"
                  value={night[end]}
                  onChange={(_, { value }) => setNight({ ...night, [end]: value })}
                />
              </Field>
            ))}
          </div>
        ) : null}
        <p className={styles.quiet}>{text("digestHint")}</p>
        <div className={styles.times}>
          <Field label={`${text("digest")}: ${text("digestAt")}`}>
            <Input type="time" value={digestAt} onChange={(_, { value }) => setDigestAt(value)} />
          </Field>
        </div>
        <div>{button(isUsable)}</div>
      </form>
    </SectionCard>
  );
}
