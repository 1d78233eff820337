import { CheckmarkCircleRegular, ClockRegular } from "@fluentui/react-icons";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { mayEnter } from "@magic-meetings/contract/reception/recognise-rules.ts";
import { memo } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { DeskAct } from "./desk-acts.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { answerWords, isHeld, nameOf, needWords, recognitionOf, statusTones, statusWords } from "./visit-words.ts";

export interface VisitRowProps {
  visit: ReceptionVisit;
  siteId: string;
  now: Date;
  isOpen: boolean;
  /** Undefined while visitors are checked in one by one. */
  chosen: boolean | undefined;
  onOpen: (id: string) => void;
  onChoose: (id: string) => void;
  onAct: (act: DeskAct, visit: ReceptionVisit) => void;
}

/** One visitor of the day with the one thing that comes next. Plain elements: there are thousands of them. */
export const VisitRow = memo(function VisitRow(props: VisitRowProps) {
  const { visit, siteId, now, isOpen, chosen, onOpen, onChoose, onAct } = props;
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const time = (moment: string) => formatTime(moment, visit.site.timeZone, language);
  const name = nameOf(visit, text);
  const answer = answerWords(visit, text);
  const next = nextAct(visit, siteId, now);
  const needs = needWords(visit, text);
  return (
    <div role="listitem" className={classNames(styles.row, isOpen && styles.rowOpen)} data-visit={visit.id}>
      {chosen === undefined ? null : (
        <input
          type="checkbox"
          className={styles.choice}
          checked={chosen}
          disabled={next !== "check_in"}
          aria-label={text("choose", { name })}
          onChange={() => onChoose(visit.id)}
        />
      )}
      <button type="button" className={styles.who} aria-expanded={isOpen} onClick={() => onOpen(visit.id)}>
        <span className={styles.time}>{time(visit.start)}</span>
        <span className={styles.names}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.quiet}>
            {visit.visitor?.company ? <bdi>{visit.visitor.company}</bdi> : null}
            {visit.visitor?.company ? " · " : null}
            {text("to", { host: visit.host.name })}
          </span>
          {needs.length > 0 ? <span className={styles.quiet}>{needs.join(" · ")}</span> : null}
          {answer === undefined ? null : (
            <span className={styles.answer}>
              {visit.hostAnswer?.answer === "coming" || visit.hostAnswer?.answer === "send_up" ? (
                <CheckmarkCircleRegular aria-hidden="true" />
              ) : (
                <ClockRegular aria-hidden="true" />
              )}{" "}
              {answer}
            </span>
          )}
        </span>
      </button>
      <span className={styles.state}>
        {visit.badgeLostAt !== null ? (
          <Pill tone="danger">{text("badgeLost")}</Pill>
        ) : visit.badgeNumber !== null && visit.status === "arrived" ? (
          <span className={styles.quiet}>{text("badge", { number: String(visit.badgeNumber) })}</span>
        ) : null}
        <Pill tone={isHeld(visit) ? "warning" : statusTones[visit.status]}>{statusWords(visit, text, time)}</Pill>
      </span>
      {next === undefined || chosen !== undefined ? (
        <span className={styles.main} />
      ) : (
        <button
          type="button"
          className={classNames(styles.main, styles.act, next === "check_in" && styles.first)}
          aria-label={text(labels[next].long, { name })}
          onClick={() => onAct(next, visit)}
        >
          {text(labels[next].short)}
        </button>
      )}
    </div>
  );
});

const labels = {
  check_in: { short: "checkIn", long: "checkInName" },
  check_out: { short: "checkOut", long: "checkOutName" },
  ask_host: { short: "askHost", long: "askHostName" },
} as const;

/** What is done next with a visit as it stands; undefined: nothing by one press. */
export function nextAct(visit: ReceptionVisit, siteId: string, now: Date): keyof typeof labels | undefined {
  if (visit.visitor === null) return visit.status === "arrived" ? "check_out" : undefined;
  const recognition = recognitionOf(visit, siteId, now);
  if (recognition === "in_the_house") return "check_out";
  if (recognition === "left") return undefined;
  if (recognition === "old_time" || recognition === "other_day" || recognition === "cancelled") {
    // Once the host has said that she may come in, she comes in.
    const answer = visit.hostAnswer?.answer;
    if ((answer === "coming" || answer === "send_up") && visit.allowed["check-in"].ok) return "check_in";
    return visit.hostAnswer === null ? "ask_host" : undefined;
  }
  return mayEnter(recognition) && visit.allowed["check-in"].ok ? "check_in" : undefined;
}
