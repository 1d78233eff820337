import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Pill } from "../elements/Pill.tsx";
import { formatPeriod, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { DeskAct } from "./desk-acts.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { ScanNotice } from "./ScanNotice.tsx";
import { nextAct } from "./VisitRow.tsx";
import { answerWords, isHeld, nameOf, needWords, recognitionOf, statusTones, statusWords } from "./visit-words.ts";

export interface VisitPanelProps {
  visit: ReceptionVisit;
  siteId: string;
  now: Date;
  /** What belongs beside what is kept of the visit, for example its photo. */
  children?: ReactNode;
  onAct: (act: DeskAct, visit: ReceptionVisit) => void;
  onBadge: (visitId: string) => void;
  onClose: () => void;
}

/** One visitor: what is known, what the host says, and everything that the desk can do. */
export function VisitPanel({ visit, siteId, now, children, onAct, onBadge, onClose }: VisitPanelProps) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [visit.id]);
  const name = nameOf(visit, text);
  const time = (moment: string) => formatTime(moment, visit.site.timeZone, language);
  const answer = answerWords(visit, text);
  const recognition = recognitionOf(visit, siteId, now);
  return (
    <section className={styles.form} aria-label={text("open", { name })}>
      <div className={styles.panelHead}>
        <h2 ref={title} tabIndex={-1} className={styles.panelTitle} dir="auto">
          {name}
        </h2>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={text("close")} onClick={onClose} />
      </div>
      <div className={styles.pills}>
        <Pill tone={isHeld(visit) ? "warning" : statusTones[visit.status]}>{statusWords(visit, text, time)}</Pill>
        {visit.badgeNumber === null ? null : (
          <Pill tone={visit.badgeLostAt === null ? "neutral" : "danger"}>
            {visit.badgeLostAt === null ? text("badge", { number: String(visit.badgeNumber) }) : text("badgeLost")}
          </Pill>
        )}
      </div>
      {recognition === "expected" || recognition === "in_the_house" || visit.visitor === null ? null : (
        <ScanNotice recognition={recognition} visit={visit} />
      )}
      {answer === undefined ? null : (
        <p className={styles.answerLine} role="status">
          {answer}
        </p>
      )}
      <Actions {...{ visit, siteId, now, onAct, onBadge }} />
      <Facts visit={visit} />
      {children}
    </section>
  );
}

function Actions({
  visit,
  siteId,
  now,
  onAct,
  onBadge,
}: Pick<VisitPanelProps, "visit" | "siteId" | "now" | "onAct" | "onBadge">) {
  const text = useFeatureText(receptionMessages);
  const next = nextAct(visit, siteId, now);
  const isHere = visit.status === "arrived";
  const canReturn = visit.status === "left" && visit.allowed["check-in"].ok && visit.site.id === siteId;
  return (
    <div className={styles.actions}>
      {next === undefined ? null : (
        <Button appearance="primary" size="large" onClick={() => onAct(next, visit)}>
          {text(next === "check_in" ? "checkIn" : next === "check_out" ? "checkOut" : "askHost")}
        </Button>
      )}
      {canReturn ? (
        <Button size="large" onClick={() => onAct("check_in", visit)}>
          {text("checkInAgain")}
        </Button>
      ) : null}
      {isHere && visit.badgeLostAt === null ? (
        <>
          <Button size="large" onClick={() => onBadge(visit.id)}>
            {text("showBadge")}
          </Button>
          <Button size="large" onClick={() => onAct("badge_lost", visit)}>
            {text("loseBadge")}
          </Button>
        </>
      ) : null}
      {isHere && visit.badgeLostAt !== null ? (
        <Button size="large" onClick={() => onAct("badge_replaced", visit)}>
          {text("replaceBadge")}
        </Button>
      ) : null}
    </div>
  );
}

function Facts({ visit }: { visit: ReceptionVisit }) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const { timeZone } = visit.site;
  const time = (moment: string | null) => (moment === null ? "" : formatTime(moment, timeZone, language));
  const facts: [string, string][] = [
    [text("panel.meeting"), visit.meeting?.subject ?? text("panel.noMeeting")],
    [text("panel.time"), formatPeriod(visit.start, visit.end, timeZone, language)],
    [text("panel.host"), visit.host.name],
    [text("panel.phone"), visit.hostPhone],
    [text("panel.place"), [...visit.rooms, visit.floor ?? ""].filter((word) => word !== "").join(", ")],
    [text("panel.purpose"), visit.purpose],
    [text("panel.needs"), needWords(visit, text).join(", ")],
    [text("panel.note"), visit.note],
    [text("panel.came"), time(visit.arrivedAt)],
    [text("panel.left"), time(visit.leftAt)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, words]) =>
        words === "" ? null : (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd dir="auto">{words}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
