import { insightShares } from "@magic-meetings/contract/insight/insight-rules.ts";
import type { InsightFigures, InsightGrouping, InsightRow } from "@magic-meetings/contract/insight/insight.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { insightMessages } from "./insight-messages.ts";
import { groupName, numberWords, shareWords } from "./insight-words.ts";
import styles from "../elements/figure-table.module.css";

export interface InsightTableProps {
  by: InsightGrouping;
  /** All of one currency. */
  rows: readonly InsightRow[];
  total: InsightFigures;
}

const columns = ["spend", "orders", "onTime", "waste", "lateChanges", "fees", "saved", "rating", "score"] as const;
type ColumnName = (typeof columns)[number];

/** The figures of every group, with those of all of them at the end. */
export function InsightTable({ by, rows, total }: InsightTableProps) {
  const text = useFeatureText(insightMessages);
  const { language } = useReader();
  const caption = text("insight.caption", { currency: total.currency });
  return (
    // A table that is wider than the page is scrolled in its own box, by keyboard as well.
    <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.placeHeading}>
              {text(`insight.by.${by}`)}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className={styles.heading}>
                {text(`insight.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ""}>
              <th scope="row" className={styles.place}>
                {groupName(row, by, language, text("insight.noGroup"))}
              </th>
              <Cells figures={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.place}>
              {text("insight.total")}
            </th>
            <Cells figures={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({ figures }: { figures: InsightFigures }) {
  const text = useFeatureText(insightMessages);
  const { language } = useReader();
  const shares = insightShares(figures);
  const none = text("insight.none");
  const written: Record<ColumnName, string> = {
    spend: formatMoney(figures.spend, language),
    orders: figures.orders.toLocaleString(language),
    onTime: shareWords(shares.onTime, language, none),
    waste: shareWords(shares.waste, language, none),
    lateChanges: figures.lateChanges.toLocaleString(language),
    fees: formatMoney(figures.fees, language),
    saved: formatMoney(figures.saved, language),
    rating: numberWords(shares.rating, language, none),
    score: numberWords(shares.score, language, none),
  };
  return columns.map((name) => (
    <td key={name} className={styles.figure}>
      {written[name]}
    </td>
  ));
}
