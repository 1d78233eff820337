import { PeopleRegular, SearchRegular } from "@fluentui/react-icons";
import type { ReceptionSnapshot, ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { useMemo } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { clockTime, dayKey } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { LazyRows } from "./LazyRows.tsx";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { groupByHour } from "./visit-groups.ts";
import { VisitRow, type VisitRowProps } from "./VisitRow.tsx";

export interface VisitListProps extends Pick<VisitRowProps, "siteId" | "now" | "onOpen" | "onChoose" | "onAct"> {
  snapshot: ReceptionSnapshot;
  /** What is shown of the day, in its order. */
  visits: readonly ReceptionVisit[];
  /** Found by what is typed, the best first; undefined: nothing is typed. */
  found: readonly ReceptionVisit[] | undefined;
  typed: string;
  openId: string | undefined;
  /** Undefined while visitors are checked in one by one. */
  chosen: ReadonlySet<string> | undefined;
}

/** The day by the hour, or what was found. */
export function VisitList({ snapshot, visits, found, typed, openId, chosen, ...row }: VisitListProps) {
  const text = useFeatureText(receptionMessages);
  const { timeZone } = snapshot.site;
  const groups = useMemo(() => {
    const clockOf = (moment: string) => ({
      day: dayKey(moment, timeZone),
      hour: clockTime(moment, timeZone).slice(0, 2),
    });
    return groupByHour(visits, { day: snapshot.day, clockOf });
  }, [visits, snapshot.day, timeZone]);
  const rowOf = (visit: ReceptionVisit) => (
    <VisitRow key={visit.id} visit={visit} isOpen={visit.id === openId} chosen={chosen?.has(visit.id)} {...row} />
  );
  if (found !== undefined) {
    return found.length === 0 ? (
      <EmptyState icon={<SearchRegular />} title={text("nothing")} hint={text("nothingHint")} />
    ) : (
      // A list of its own for what is typed now: it begins at its top, and only what is in sight is drawn with the key.
      <LazyRows key={typed} inSight rows={found} label={text("found", { count: found.length })}>
        {rowOf}
      </LazyRows>
    );
  }
  if (snapshot.visits.length === 0) {
    return <EmptyState icon={<PeopleRegular />} title={text("empty")} hint={text("emptyHint")} />;
  }
  if (visits.length === 0) return <EmptyState icon={<PeopleRegular />} title={text("emptyFilter")} />;
  return groups.map((group) => {
    const name = group.hour === null ? text("otherDay") : text("hour", { hour: `${group.hour}:00` });
    return (
      <section key={group.hour ?? "other"} className={styles.hour} aria-label={name} data-hour={group.hour ?? ""}>
        <h2 className={styles.hourTitle}>
          <span>{name}</span>
          <span className={styles.quiet}>
            {text("hourCounts", { here: String(group.here), count: String(group.visits.length) })}
          </span>
        </h2>
        <LazyRows rows={group.visits} label={name}>
          {rowOf}
        </LazyRows>
      </section>
    );
  });
}
