import { sharesOf } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { classNames } from "../elements/class-names.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatHours, formatShare, hourName, weekdayName } from "./figure-words.ts";
import { utilisationMessages } from "./utilisation-messages.ts";
import { heatOf, weekHours } from "./week-hours.ts";
import styles from "./WeekTable.module.css";

/** When rooms are booked: weekdays by hours, each with its share in figures and in a colour. */
export function WeekTable({ rows }: { rows: readonly UtilisationRow[] }) {
  const text = useFeatureText(utilisationMessages);
  const { language } = useReader();
  const { hours, days, all } = weekHours(rows);
  return (
    <>
      <div className={styles.box} role="region" aria-label={text("week.caption")} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.caption}>{text("week.caption")}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.day}>
                {text("week.day")}
              </th>
              {hours.map((hour) => (
                <th key={hour} scope="col" className={styles.hour}>
                  {hourName(hour, language)}
                </th>
              ))}
              <th scope="col" className={styles.hour}>
                {text("week.all")}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ weekday, cells, all: ofDay }) => (
              <tr key={weekday}>
                <th scope="row" className={styles.day}>
                  {weekdayName(weekday, language, "short")}
                </th>
                {cells.map((figures, index) => (
                  <Cell key={hours[index]} figures={figures} />
                ))}
                <Cell figures={ofDay} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles.day}>
                {text("column.total")}
              </th>
              {all.map((figures, index) => (
                <Cell key={hours[index]} figures={figures} />
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={styles.hint}>{text("week.hint")}</p>
    </>
  );
}

function Cell({ figures }: { figures: UtilisationFigures }) {
  const text = useFeatureText(utilisationMessages);
  const { language } = useReader();
  const { openMinutes, bookedMinutes, bookedOpenMinutes } = figures;
  const hours = (minutes: number) => formatHours(minutes, language);
  const isClosed = openMinutes === 0;
  const title = isClosed
    ? text("week.closed", { booked: hours(bookedMinutes) })
    : text("week.cell", { booked: hours(bookedOpenMinutes), open: hours(openMinutes) });
  return (
    <td className={classNames(styles.cell, styles[`heat${heatOf(figures)}`])} title={title}>
      {isClosed && bookedMinutes === 0 ? "" : formatShare(sharesOf(figures).booked, language, text("none"))}
    </td>
  );
}
