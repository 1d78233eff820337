import { CalendarClockRegular, LocationRegular, PeopleRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useMoments } from "../format/use-moments.ts";
import { useText } from "../messages/text-context.ts";
import styles from "./MeetingFacts.module.css";

export interface MeetingFactsProps {
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  headCount: number;
  /** The names of the sites; undefined while they are not known yet. */
  sites: readonly string[] | undefined;
  /** State, beside the subject. */
  aside?: ReactNode;
}

/** What the invite says, never typed again. */
export function MeetingFacts({ subject, start, end, timeZone, headCount, sites, aside }: MeetingFactsProps) {
  const text = useText();
  const moments = useMoments(timeZone);
  return (
    <header className={styles.facts}>
      <div className={styles.heading}>
        <h1 className={styles.subject}>{subject || text("facts.noSubject")}</h1>
        {aside}
      </div>
      <dl className={styles.list}>
        <Fact icon={<CalendarClockRegular />} name={text("facts.time")}>
          {moments.period(start, end)}
        </Fact>
        <Fact icon={<PeopleRegular />} name={text("facts.people")}>
          {text("facts.headCount", { count: headCount })}
        </Fact>
        <Fact icon={<LocationRegular />} name={text("facts.place")}>
          {sites === undefined ? <span className={styles.waiting} /> : sites.join(", ") || text("facts.noSite")}
        </Fact>
      </dl>
    </header>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.icon} aria-label={name}>
        {icon}
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
