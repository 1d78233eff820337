import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { ArrowSortDownRegular, ArrowSortUpRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatHours, formatShare, partOfWords } from "./figure-words.ts";
import {
  figureColumnNames,
  figureColumns,
  nextOrder,
  sortRows,
  type FigureColumnName,
  type RowOrder,
} from "./utilisation-columns.ts";
import { utilisationMessages } from "./utilisation-messages.ts";
import type { PlaceGrouping } from "./utilisation-search.ts";
import styles from "../elements/figure-table.module.css";

export interface UtilisationTableProps {
  by: PlaceGrouping;
  rows: readonly UtilisationRow[];
  total: UtilisationFigures;
  /** Shows a place alone; absent where one is. */
  onOpen?: (placeId: string) => void;
}

/** The figures of every place, to sort by any of them; a place's name leads into it. */
export function UtilisationTable({ by, rows, total, onOpen }: UtilisationTableProps) {
  const text = useFeatureText(utilisationMessages);
  const [order, setOrder] = useState<RowOrder>();
  const shown = order ? sortRows(rows, order) : rows;
  const heading = (column: RowOrder["column"], name: string) => (
    <Heading key={column} column={column} name={name} order={order} onOrder={setOrder} />
  );
  return (
    // A table that is wider than the page is scrolled in its own box, by keyboard as well.
    <div className={styles.box} role="region" aria-label={text("places.caption")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("places.caption")}</caption>
        <thead>
          <tr>
            {heading("place", text(`column.${by}`))}
            {figureColumnNames.map((name) => heading(name, text(`column.${name}`)))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.place?.id ?? ""}>
              <th scope="row" className={styles.place}>
                <PlaceName row={row} partOf={partOfWords(row, rows)} onOpen={onOpen} />
              </th>
              <Cells figures={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.place}>
              {text("column.total")}
            </th>
            <Cells figures={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function PlaceName({
  row: { place },
  partOf,
  onOpen,
}: {
  row: UtilisationRow;
  partOf: string;
  onOpen: UtilisationTableProps["onOpen"];
}) {
  const text = useFeatureText(utilisationMessages);
  if (!place) return null;
  return (
    <>
      {onOpen ? (
        <button
          type="button"
          className={styles.open}
          aria-label={text("places.open", { place: place.name })}
          onClick={() => onOpen(place.id)}
        >
          {place.name}
        </button>
      ) : (
        place.name
      )}
      {partOf ? <span className={styles.partOf}>{partOf}</span> : null}
    </>
  );
}

function Cells({ figures }: { figures: UtilisationFigures }) {
  const text = useFeatureText(utilisationMessages);
  const { language } = useReader();
  const write = (name: FigureColumnName) => {
    const { kind, value } = figureColumns[name];
    const figure = value(figures);
    if (kind === "share") return formatShare(figure, language, text("none"));
    return kind === "hours" ? formatHours(figure ?? 0, language) : (figure ?? 0).toLocaleString(language);
  };
  return figureColumnNames.map((name) => (
    <td key={name} className={styles.figure}>
      {write(name)}
    </td>
  ));
}

interface HeadingProps {
  column: RowOrder["column"];
  name: string;
  order: RowOrder | undefined;
  onOrder: (order: RowOrder) => void;
}

function Heading({ column, name, order, onOrder }: HeadingProps) {
  const own = order?.column === column ? order : undefined;
  return (
    <th
      scope="col"
      className={column === "place" ? styles.placeHeading : styles.heading}
      aria-sort={own ? (own.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" className={styles.sort} onClick={() => onOrder(nextOrder(order, column))}>
        {name}
        {own ? (
          own.descending ? (
            <ArrowSortDownRegular aria-hidden="true" />
          ) : (
            <ArrowSortUpRegular aria-hidden="true" />
          )
        ) : null}
      </button>
    </th>
  );
}
