import type { VisitorInsight, VisitorFigures } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import styles from "../elements/figure-table.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { leadWords, rowName, waitingWords } from "./visitor-figure-words.ts";
import { visitorInsightMessages } from "./visitor-insight-messages.ts";

const columns = [
  "visits",
  "came",
  "noShows",
  "cancelled",
  "walkIns",
  "answered",
  "waiting",
  "longest",
  "lead",
] as const;

/** The figures of every group, with those of all of them at the end. */
export function VisitorTable({ insight: { by, items, total } }: { insight: VisitorInsight }) {
  const text = useFeatureText(visitorInsightMessages);
  const { language } = useReader();
  return (
    // A table that is wider than the page is scrolled in its own box, by keyboard as well.
    <div className={styles.box} role="region" aria-label={text("caption")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.placeHeading}>
              {text(`by.${by}`)}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className={styles.heading}>
                {text(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.key}>
              <th scope="row" dir="auto" className={styles.place}>
                {rowName(row, by, { text, language })}
              </th>
              <Cells figures={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.place}>
              {text("total")}
            </th>
            <Cells figures={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({ figures }: { figures: VisitorFigures }) {
  const text = useFeatureText(visitorInsightMessages);
  const { language } = useReader();
  const written: Record<(typeof columns)[number], string> = {
    visits: figures.visits.toLocaleString(language),
    came: figures.came.toLocaleString(language),
    noShows: figures.noShows.toLocaleString(language),
    cancelled: figures.cancelled.toLocaleString(language),
    walkIns: figures.walkIns.toLocaleString(language),
    answered: figures.answered.toLocaleString(language),
    waiting: waitingWords(figures.waitingMedian, { text, language }),
    longest: waitingWords(figures.waitingLongest, { text, language }),
    lead: leadWords(figures.leadMedian, text),
  };
  return columns.map((name) => (
    <td key={name} className={styles.figure}>
      {written[name]}
    </td>
  ));
}
