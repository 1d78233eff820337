import type { VisitorInsight, VisitorFigures } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import styles from "./VisitorInsight.module.css";
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
    <div className={list.scroll} role="region" aria-label={text("caption")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text(`by.${by}`)}</th>
            {columns.map((name) => (
              <th key={name} scope="col" className={styles.figure}>
                {text(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.key}>
              <th scope="row" dir="auto">
                {rowName(row, by, { text, language })}
              </th>
              <Cells figures={row} />
            </tr>
          ))}
        </tbody>
        <tfoot className={styles.total}>
          <tr>
            <th scope="row">{text("total")}</th>
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
