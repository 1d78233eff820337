import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitScope } from "@magic-meetings/contract/visits/visit-words.ts";
import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { nameOf, needWords } from "./visit-facts.ts";
import { VisitEditor } from "./VisitEditor.tsx";
import { visitMessages } from "./visit-messages.ts";
import { VisitState } from "./VisitState.tsx";
import styles from "./Visitors.module.css";

export interface VisitLineProps {
  visit: Visit;
  /** Where the visit is shown with its meeting, what else is said of it: when, and to which. */
  also?: ReactNode;
  /** The meeting's own time: a visit says when only where it differs. */
  meeting?: { start: string; end: string };
  sites?: readonly { id: string; name: string }[];
  isOfSeries?: boolean;
  isMine: boolean;
  busy: boolean;
  onCancel: (scope: VisitScope) => void;
}

/** One visitor with how the visit stands, and what can be done about it. */
export function VisitLine(props: VisitLineProps) {
  const { visit, also, meeting, sites = [], isOfSeries = false, isMine, busy, onCancel } = props;
  const text = useFeatureText(visitMessages);
  const moments = useMoments(visit.site.timeZone);
  const [open, setOpen] = useState(false);
  const name = nameOf(visit, text);
  const { visitor, movedFrom, lateUntil } = visit;
  const hasOwnTime = meeting !== undefined && !(isSame(meeting.start, visit.start) && isSame(meeting.end, visit.end));
  const facts = [
    visitor?.company ?? "",
    hasOwnTime ? moments.times(visit.start, visit.end) : "",
    sites.length > 1 ? visit.site.name : "",
    movedFrom !== null && visit.status !== "cancelled"
      ? text("movedFrom", { moment: moments.moment(movedFrom.start) })
      : "",
    lateUntil === null ? "" : text("late", { time: moments.time(lateUntil) }),
    ...needWords(visit, text),
    isMine ? "" : text("host", { name: visit.host.name }),
  ].filter(Boolean);
  const mayChange = visitor !== null && !visitor.masked;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <bdi className={styles.name}>{name}</bdi>
        <VisitState visit={visit} />
        {mayChange ? (
          <div className={styles.actions}>
            {visit.allowed.change.ok ? (
              <Button
                appearance="subtle"
                size="small"
                aria-expanded={open}
                aria-label={text("changeOf", { name })}
                onClick={() => setOpen(!open)}
              >
                {text("change")}
              </Button>
            ) : null}
            {visit.allowed.cancel.ok ? (
              <Button
                appearance="subtle"
                size="small"
                disabled={busy}
                aria-label={text("cancelOf", { name })}
                onClick={() => onCancel("one")}
              >
                {text("cancelVisit")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {facts.length > 0 ? (
        <p className={styles.facts}>
          {facts.map((fact, i) => (
            <span key={fact}>
              {i === 0 ? "" : " · "}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
      ) : null}
      {also}
      {open ? <VisitEditor visit={visit} sites={sites} isOfSeries={isOfSeries} onDone={() => setOpen(false)} /> : null}
    </li>
  );
}

function isSame(one: string, other: string): boolean {
  return Date.parse(one) === Date.parse(other);
}
