import type { ComparedSide, Difference } from "@magic-meetings/contract/comparisons/comparison.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import list from "../elements/list.module.css";
import { Pill } from "../elements/Pill.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { comparisonMessages } from "./comparison-messages.ts";

/** Columns that a reader may leave out. */
export const optionalColumns = ["mailbox", "site"] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

export interface DifferenceTableProps {
  rows: readonly Difference[];
  columns: readonly OptionalColumn[];
  busy: boolean;
  meetingLink: (meetingId: string, words: string) => ReactNode;
  onRepair: (id: string) => void;
}

/** What differs, by start. */
export function DifferenceTable({ rows, columns, busy, meetingLink, onRepair }: DifferenceTableProps) {
  const text = useFeatureText(comparisonMessages);
  return (
    <div className={list.scroll} role="group" aria-label={text("differences")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("meeting")}</th>
            <th scope="col">{text("what")}</th>
            <th scope="col">{text("ours")}</th>
            <th scope="col">{text("theirs")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {text(`column.${column}`)}
              </th>
            ))}
            <th scope="col">{text("state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} busy={busy} meetingLink={meetingLink} onRepair={onRepair} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Omit<DifferenceTableProps, "rows"> & { row: Difference };

function Row({ row, columns, busy, meetingLink, onRepair }: RowProps) {
  const text = useFeatureText(comparisonMessages);
  const moments = useMoments(row.timeZone);
  const subject = row.subject || text("noSubject");
  const cells: Record<OptionalColumn, string> = { mailbox: row.mailbox, site: row.site?.name ?? "" };
  return (
    <tr>
      <th scope="row">
        {row.meetingId ? meetingLink(row.meetingId, subject) : subject}
        <p className={list.hint}>{moments.moment(row.start)}</p>
      </th>
      <td>
        <Pill tone="warning">{text(`kind.${row.kind}`)}</Pill>
      </td>
      <td>
        <Side side={row.ours} period={moments.period} />
      </td>
      <td>{row.kind === "unreadable" ? text("notAllowed") : <Side side={row.theirs} period={moments.period} />}</td>
      {columns.map((column) => (
        <td key={column}>{cells[column]}</td>
      ))}
      <td>
        {row.status === "asked" ? (
          <Pill tone="neutral">{text("status.asked")}</Pill>
        ) : row.allowed.repair.ok ? (
          <Button
            size="small"
            aria-label={text("repairOf", { subject })}
            disabledFocusable={busy}
            onClick={() => onRepair(row.id)}
          >
            {text("repair")}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Side({ side, period }: { side: ComparedSide; period: (start: string, end: string) => string }) {
  const text = useFeatureText(comparisonMessages);
  const { start, end, room, organizer, status } = side;
  const parts = [
    start !== undefined && end !== undefined ? period(start, end) : "",
    room ?? "",
    organizer ?? "",
    status === undefined ? "" : text(`side.${status}`),
  ].filter(Boolean);
  return <>{parts.length === 0 ? text("nothing") : parts.join(" · ")}</>;
}
