import type { AccountingPeriod } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { useState } from "react";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { classNames } from "../elements/class-names.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { MonthClose } from "./MonthClose.tsx";
import { useMonths } from "./use-finance.ts";

export interface MonthListProps {
  /** `2026-10`; undefined: the first that waits to be closed. */
  chosen: string | undefined;
  onChoose: (month: string) => void;
  onMeeting: (meetingId: string) => void;
  onInvoice: (invoiceId: string) => void;
}

/** The months of the books, and what is to be seen to in one of them before it is closed. */
export function MonthList({ chosen, onChoose, onMeeting, onInvoice }: MonthListProps) {
  const words = useText();
  const months = useMonths();
  const [first, setFirst] = useState<string>();
  if (months.isError) return <ProblemNotice error={months.error} onRetry={() => void months.refetch()} />;
  if (!months.data) return <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} />;
  const waiting = months.data.findLast(({ status, isOver }) => status === "open" && isOver) ?? months.data[0];
  // What was shown first stays: a month that was just closed does not give way to the next one.
  if (first === undefined && waiting !== undefined) setFirst(waiting.month);
  const month = chosen ?? first ?? waiting?.month;
  return (
    <div className={styles.stack}>
      <Table months={months.data} chosen={month} onChoose={onChoose} />
      {month === undefined ? null : (
        <MonthClose key={month} month={month} onMeeting={onMeeting} onInvoice={onInvoice} />
      )}
    </div>
  );
}

interface TableProps {
  months: readonly AccountingPeriod[];
  chosen: string | undefined;
  onChoose: (month: string) => void;
}

function Table({ months, chosen, onChoose }: TableProps) {
  const text = useFeatureText(accountMessages);
  const { language, timeZone } = useReader();
  const moments = useMoments(timeZone);
  return (
    <div className={styles.box} role="region" aria-label={text("months.caption")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("months.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("months.month")}</th>
            <th scope="col">{text("months.status")}</th>
            <th scope="col" className={styles.figure}>
              {text("months.unexported")}
            </th>
            <th scope="col" className={styles.figure}>
              {text("months.exports")}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, status, isOver, closedAt, closedBy, unexported, exports }) => (
            <tr key={month} className={classNames(month === chosen && styles.selected)}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.open}
                  aria-current={month === chosen ? "true" : undefined}
                  aria-label={text("months.choose", { month: monthWords(month, language) })}
                  onClick={() => onChoose(month)}
                >
                  {monthWords(month, language)}
                </button>
              </th>
              <td>
                {status === "closed" ? (
                  <>
                    <Pill tone="success">{text("status.closed")}</Pill>
                    <span className={styles.sub}>
                      {text("months.closed", {
                        moment: closedAt === null ? "" : moments.moment(closedAt),
                        name: closedBy ?? "",
                      })}
                    </span>
                  </>
                ) : (
                  <Pill tone={isOver ? "warning" : "neutral"}>{text(isOver ? "months.open" : "months.running")}</Pill>
                )}
              </td>
              <td className={styles.figure}>{unexported.toLocaleString(language)}</td>
              <td className={styles.figure}>{exports.toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
