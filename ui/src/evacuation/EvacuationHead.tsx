import { Button } from "@fluentui/react-components";
import { AlertUrgentRegular, PrintRegular } from "@fluentui/react-icons";
import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import type { Tally } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { classNames } from "../elements/class-names.ts";
import { formatMoment, formatTime } from "../format/moments.ts";
import { useNow } from "../format/use-now.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { EvacuationActs } from "./evacuation-acts.ts";
import styles from "./EvacuationHead.module.css";
import { evacuationMessages } from "./evacuation-messages.ts";

interface EvacuationHeadProps {
  list: EvacuationList;
  tally: Tally;
  acts: EvacuationActs;
  /** The present moment by the server's clock. */
  now: () => Date;
}

/** What is going on, the counts, and the one button that matters now. */
export function EvacuationHead({ list, tally, acts, now }: EvacuationHeadProps) {
  const text = useFeatureText(evacuationMessages);
  const { language } = useReader();
  useNow(60_000);
  const { evacuation, site } = list;
  const isReal = evacuation !== null && !evacuation.drill;
  return (
    <section className={classNames(styles.head, isReal && styles.real)} aria-label={text("title")}>
      <div className={styles.words}>
        <h2 className={styles.state}>
          {evacuation === null
            ? text("nobodyRuns")
            : text(evacuation.drill ? "runningDrill" : "running", {
                time: formatTime(evacuation.startedAt, site.timeZone, language),
              })}
        </h2>
        <p className={styles.hint}>
          {evacuation === null ? text("nobodyRunsHint") : text("startedBy", { name: evacuation.startedBy.name })}
        </p>
        <p className={styles.printed}>
          {site.name}. {text("printed", { time: formatMoment(now().toISOString(), site.timeZone, language) })}
        </p>
      </div>
      <Counts tally={tally} isRunning={evacuation !== null} />
      <div className={styles.acts}>
        {evacuation === null ? (
          <>
            <Button size="large" appearance="primary" icon={<AlertUrgentRegular />} onClick={() => acts.start(false)}>
              {text("start")}
            </Button>
            <Button size="large" onClick={() => acts.start(true)}>
              {text("startDrill")}
            </Button>
          </>
        ) : (
          <Button size="large" onClick={acts.end}>
            {text(evacuation.drill ? "endDrill" : "end")}
          </Button>
        )}
        <Button size="large" icon={<PrintRegular />} onClick={() => window.print()}>
          {text("print")}
        </Button>
      </div>
    </section>
  );
}

/** Said aloud as it falls; the number that matters is the largest on the page. */
function Counts({ tally: { expected, safe, missing }, isRunning }: { tally: Tally; isRunning: boolean }) {
  const text = useFeatureText(evacuationMessages);
  if (!isRunning) {
    return (
      <dl className={styles.counts}>
        <Count name={text("expected")} value={expected} isLarge />
      </dl>
    );
  }
  return (
    <>
      <dl className={styles.counts}>
        <Count name={text("missing")} value={missing} isLarge />
        <Count name={text("safe")} value={safe} />
        <Count name={text("expected")} value={expected} />
      </dl>
      <p className={styles.said} role="status" aria-live="polite">
        {missing === 0 ? text("allSafe") : text("stillMissing", { count: missing })}
      </p>
    </>
  );
}

function Count({ name, value, isLarge = false }: { name: string; value: number; isLarge?: boolean }) {
  return (
    <div className={classNames(styles.count, isLarge && styles.large)}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
