import type { Import, ImportRow, RowProblem } from "@magic-meetings/contract/imports/import.ts";
import { useEffect, useRef, useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { importMessages } from "./import-messages.ts";
import { ProblemRow } from "./ProblemRow.tsx";
import { useFixRow, useImportRows } from "./use-imports.ts";
import styles from "./ImportTable.module.css";

/** Every problem with the cell that it is in; a corrected cell is checked at once. */
export function ProblemTable({ one }: { one: Import }) {
  const text = useFeatureText(importMessages);
  const words = useText();
  const rows = useImportRows(one, "bad");
  const fix = useFixRow(one.id);
  const body = useRef<HTMLTableSectionElement>(null);
  const [told, setTold] = useState("");
  const [fixed, setFixed] = useState<ImportRow>();
  // After the row was drawn again: a cell that is right now is gone, and the focus with it.
  useEffect(() => {
    if (fixed) focusNext(body.current, fixed);
  }, [fixed]);
  const tell = (row: ImportRow) => {
    const values = { row: String(row.number), count: row.problems.length };
    setTold(row.problems.length === 0 ? text("import.fixed", values) : text("import.stillBad", values));
    setFixed(row);
  };
  const save = (number: number, field: RowProblem["field"], value: string) =>
    fix.mutate({ number, fields: { [field]: value } }, { onSuccess: tell });
  const all = rows.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.section} aria-labelledby="import-problems">
      <h2 id="import-problems" className={styles.title}>
        {text("import.problems")}
      </h2>
      <p className={styles.hint}>{text("import.problemsHint")}</p>
      {rows.isError ? <ProblemNotice error={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {fix.isError ? <ProblemNotice error={fix.error} /> : null}
      {rows.isPending ? <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} /> : null}
      <div className={styles.told} role="status">
        {told}
      </div>
      {all.length > 0 ? (
        <div className={styles.scroll} role="group" aria-labelledby="import-problems" tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text("import.row")}</th>
                <th scope="col">{text(one.kind === "places" ? "import.room" : "import.thing")}</th>
                <th scope="col">{text("import.cell")}</th>
                <th scope="col">{text("import.wrong")}</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {all.map((row) => (
                <ProblemRow
                  key={row.number}
                  kind={one.kind}
                  row={row}
                  busy={fix.isPending && fix.variables.number === row.number}
                  onSave={(field, value) => save(row.number, field, value)}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <MoreButton pages={rows}>{text("import.more")}</MoreButton>
    </section>
  );
}

/** To the cell to correct next: of the same row where that has another problem, else of the row below. */
function focusNext(body: HTMLElement | null, { number, problems }: ImportRow): void {
  const isWrong = ({ dataset }: HTMLElement) =>
    Number(dataset["row"]) !== number || problems.some(({ field }) => field === dataset["field"]);
  const inputs = [...(body?.querySelectorAll("input") ?? [])].filter(isWrong);
  (inputs.find(({ dataset }) => Number(dataset["row"]) >= number) ?? inputs[0])?.focus();
}
