import type { ConnectionState } from "@magic-meetings/contract/onboarding/onboarding-words.ts";
import type { SetUp } from "@magic-meetings/contract/onboarding/onboarding.ts";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { onboardingMessages } from "./onboarding-messages.ts";
import styles from "./SetUp.module.css";

const tones: Record<ConnectionState, PillTone> = {
  working: "success",
  failing: "danger",
  silent: "warning",
  unused: "neutral",
};

/** How each connection is, and what to do where it is not well. */
export function ConnectionList({ connections }: { connections: SetUp["connections"] }) {
  const text = useFeatureText(onboardingMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  return (
    <ul className={styles.steps}>
      {connections.map(({ connection, state, lastDoneAt, lastFailedAt, problem }) => (
        <li key={connection} className={styles.step}>
          <div className={styles.line}>
            <h3 className={styles.name}>{text(`connection.${connection}`)}</h3>
            <Pill tone={tones[state]}>{text(`is.${state}`)}</Pill>
          </div>
          {lastDoneAt ? <p className={styles.hint}>{text("since.done", { moment: moment(lastDoneAt) })}</p> : null}
          {state === "failing" && lastFailedAt ? (
            <p className={styles.hint}>
              {text("since.failed", { moment: moment(lastFailedAt) })}
              {problem ? ` (${problem})` : ""}
            </p>
          ) : null}
          {state === "working" ? null : <p className={styles.words}>{text(`do.${connection}.${state}`)}</p>}
        </li>
      ))}
    </ul>
  );
}
