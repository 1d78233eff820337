import type { ImportRow, RowProblem } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { columnText } from "./import-kind-text.ts";
import { importMessages, type ImportText } from "./import-messages.ts";
import styles from "./ImportTable.module.css";

export interface ProblemRowProps {
  kind: ImportKind;
  row: ImportRow;
  busy: boolean;
  onSave: (field: RowProblem["field"], value: string) => void;
}

/** A bad row: one line a cell with a problem. */
export function ProblemRow({ kind, row, busy, onSave }: ProblemRowProps) {
  const text = useFeatureText(importMessages);
  const fields = [...new Set(row.problems.map(({ field }) => field))];
  return fields.map((field, index) => (
    <tr key={field} className={index === 0 ? styles.first : undefined}>
      {index === 0 ? (
        <>
          <th scope="rowgroup" rowSpan={fields.length} className={styles.number}>
            {row.number}
          </th>
          <td rowSpan={fields.length} className={styles.name}>
            {row.fields.name ?? row.fields.code ?? row.fields.email ?? ""}
          </td>
        </>
      ) : null}
      <ProblemCell
        // What the service keeps replaces what was typed.
        key={`${field} ${row.fields[field] ?? ""}`}
        kind={kind}
        row={row}
        field={field}
        why={row.problems.filter((one) => one.field === field).map((one) => whyOf(text, one))}
        busy={busy}
        onSave={onSave}
      />
    </tr>
  ));
}

function whyOf(text: ImportText, { code, row, least, most, expected }: RowProblem): string {
  return text(`import.problem.${code}`, {
    // Numbers of rows are names: they have no separators of thousands.
    ...(row === undefined ? {} : { row: String(row) }),
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(expected === undefined ? {} : { expected }),
  });
}

interface ProblemCellProps extends ProblemRowProps {
  field: RowProblem["field"];
  why: readonly string[];
}

function ProblemCell({ kind, row, field, why, busy, onSave }: ProblemCellProps) {
  const text = useFeatureText(importMessages);
  const whyId = useId();
  const before = row.fields[field] ?? "";
  const [value, setValue] = useState(before);
  const column = columnText(text, kind, field);
  const values = { column, row: String(row.number) };
  return (
    <>
      <td>
        <form
          className={styles.cell}
          onSubmit={(event) => {
            event.preventDefault();
            if (value !== before && !busy) onSave(field, value);
          }}
        >
          <span className={styles.column} aria-hidden="true">
            {column}
          </span>
          <Input
            className={styles.input}
            value={value}
            aria-label={text("import.value", values)}
            aria-invalid
            aria-describedby={whyId}
            data-row={row.number}
            data-field={field}
            onChange={(_, data) => setValue(data.value)}
          />
          <Button
            type="submit"
            size="small"
            aria-label={text("import.saveCell", values)}
            disabled={busy || value === before}
          >
            {text("import.save")}
          </Button>
        </form>
      </td>
      <td id={whyId} className={styles.why}>
        {why.join(" ")}
      </td>
    </>
  );
}
