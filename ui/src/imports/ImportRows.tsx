import type { Import, ImportRow } from "@magic-meetings/contract/imports/import.ts";
import { columnsOf, type ImportKind, type RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import { ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { columnText, countText } from "./import-kind-text.ts";
import { importMessages } from "./import-messages.ts";
import { useImportRows } from "./use-imports.ts";
import styles from "./ImportTable.module.css";

const outcomes = ["create", "update", "same"] as const;
type Outcome = (typeof outcomes)[number];

/** The good rows by what becomes of them. */
export function ImportRows({ one }: { one: Import }) {
  const text = useFeatureText(importMessages);
  const { counts } = one;
  const [chosen, setChosen] = useState<Outcome>();
  const shown = chosen ?? outcomes.find((outcome) => counts[outcome] > 0);
  if (shown === undefined) return null;
  return (
    <section className={styles.section} aria-label={text("import.show")}>
      <div className={styles.choices} role="group" aria-label={text("import.show")}>
        {outcomes.map((outcome) => (
          <ToggleButton
            key={outcome}
            size="small"
            checked={outcome === shown}
            disabled={counts[outcome] === 0}
            onClick={() => setChosen(outcome)}
          >
            {countText(text, one.kind, outcome, counts[outcome])}
          </ToggleButton>
        ))}
      </div>
      <RowTable key={shown} one={one} outcome={shown} />
    </section>
  );
}

function RowTable({ one, outcome }: { one: Import; outcome: Outcome }) {
  const text = useFeatureText(importMessages);
  const words = useText();
  const rows = useImportRows(one, outcome);
  const all = rows.data?.pages.flatMap(({ items }) => items);
  const label = text("import.table", { outcome: countText(text, one.kind, outcome, one.counts[outcome]) });
  if (rows.isError) return <ProblemNotice error={rows.error} onRetry={() => void rows.refetch()} />;
  if (all === undefined) return <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} />;
  if (all.length === 0) return <p className={styles.hint}>{text("import.none")}</p>;
  return (
    <>
      <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
        <table className={styles.table}>
          {one.kind === "places" ? <PlaceRows rows={all} /> : <ThingRows kind={one.kind} rows={all} />}
        </table>
      </div>
      <MoreButton pages={rows}>{text("import.more")}</MoreButton>
    </>
  );
}

function PlaceRows({ rows }: { rows: readonly ImportRow[] }) {
  const text = useFeatureText(importMessages);
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{text("import.row")}</th>
          <th scope="col">{text("import.room")}</th>
          <th scope="col">{text("import.where")}</th>
          <th scope="col">{text("import.column.email")}</th>
          <th scope="col">{text("import.seats")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, fields }) => (
          <tr key={number} className={styles.plain}>
            <td className={styles.number}>{number}</td>
            <td className={styles.name}>{fields.name}</td>
            <td className={styles.name}>{placeOf(fields)}</td>
            <td className={styles.name}>{fields.email}</td>
            <td className={styles.number}>{fields.capacity}</td>
          </tr>
        ))}
      </tbody>
    </>
  );
}

/** Rows of other kinds: their name, and everything else that they say. */
function ThingRows({ kind, rows }: { kind: ImportKind; rows: readonly ImportRow[] }) {
  const text = useFeatureText(importMessages);
  const others = columnsOf[kind].filter((column) => column !== "name" && column !== "code");
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{text("import.row")}</th>
          <th scope="col">{text("import.thing")}</th>
          <th scope="col">{text("import.cells")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, fields }) => (
          <tr key={number} className={styles.plain}>
            <td className={styles.number}>{number}</td>
            <td className={styles.name}>{[fields.code, fields.name].filter(Boolean).join(" · ")}</td>
            <td className={styles.name}>
              {others
                .flatMap((column) => {
                  const value = fields[column];
                  return value ? [text("import.cellOf", { column: columnText(text, kind, column), value })] : [];
                })
                .join(" · ")}
            </td>
          </tr>
        ))}
      </tbody>
    </>
  );
}

function placeOf({ site, building, floor, floorLevel }: RowFields): string {
  return [site, building, floor ?? floorLevel].filter((part) => part !== undefined && part !== "").join(" · ");
}
