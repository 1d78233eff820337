import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { headCountMessages } from "./head-count-messages.ts";
import styles from "./HeadCounts.module.css";

type Line = HeadCount["lines"][number];

/** Each line that follows: for how many it is, for how many it should be, and when that is looked at. */
export function HeadCountLines({ headCount }: { headCount: HeadCount }) {
  const following = headCount.lines.filter(({ wanted }) => wanted !== null);
  return (
    <ul className={styles.lines}>
      {following.map((line) => (
        <HeadCountLine key={line.lineId} line={line} headCount={headCount} />
      ))}
    </ul>
  );
}

function HeadCountLine({ line, headCount }: { line: Line; headCount: HeadCount }) {
  const text = useFeatureText(headCountMessages);
  const { moment } = useMoments(headCount.site.timeZone);
  const { service, quantity, wanted, settledAt } = line;
  if (settledAt !== null) return <li>{text("headCount.settled", { service, quantity, moment: moment(settledAt) })}</li>;
  if (wanted === null || wanted === quantity)
    return (
      <li>
        {text("headCount.right", { service, quantity })}
        <NextMoment line={line} headCount={headCount} />
      </li>
    );
  return (
    <li className={headCount.question?.status === "open" ? undefined : styles.differs}>
      {text("headCount.differs", { service, quantity, wanted })}
      <NextMoment line={line} headCount={headCount} />
    </li>
  );
}

/** When somebody is asked, or when it follows by itself. */
function NextMoment({ line, headCount: { mode, question, site } }: { line: Line; headCount: HeadCount }) {
  const text = useFeatureText(headCountMessages);
  const { moment } = useMoments(site.timeZone);
  const { phase, quantity, wanted, possible } = line;
  const isTooLate = wanted !== null && wanted > quantity && !possible && phase !== "over";
  const words = isTooLate
    ? text("headCount.tooLate")
    : mode === "apply"
      ? applyWords(line)
      : phase === "early" && question?.status !== "kept"
        ? text("headCount.asks", { moment: moment(line.asksAt) })
        : null;
  function applyWords({ asksAt, cutOff }: Line): string | null {
    if (phase === "over") return null;
    return phase === "early"
      ? text("headCount.applies", { moment: moment(asksAt) })
      : text("headCount.appliesLast", { moment: moment(cutOff) });
  }
  return words === null ? null : <div className={styles.quiet}>{words}</div>;
}
