import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import list from "../elements/list.module.css";
import { Pill } from "../elements/Pill.tsx";
import { dayKey, formatLongDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { blockListMessages } from "./block-list-messages.ts";

export interface EntryTableProps {
  entries: readonly BlockListEntry[];
  chosen: string | undefined;
  onChoose: (entry: BlockListEntry) => void;
}

/** Entries with what waits because of each. */
export function EntryTable({ entries, chosen, onChoose }: EntryTableProps) {
  const text = useFeatureText(blockListMessages);
  return (
    <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            <th scope="col">{text("email")}</th>
            <th scope="col">{text("company")}</th>
            <th scope="col">{text("validTo")}</th>
            <th scope="col">{text("waiting")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className={entry.id === chosen ? list.chosen : undefined}>
              <th scope="row">
                <button
                  type="button"
                  dir="auto"
                  className={list.open}
                  aria-label={text("open", { name: entry.name })}
                  aria-pressed={entry.id === chosen}
                  onClick={() => onChoose(entry)}
                >
                  {entry.name}
                </button>
              </th>
              <td>{entry.email}</td>
              <td dir="auto">{entry.company}</td>
              <td className={list.when}>
                <ValidTo day={entry.validTo} />
              </td>
              <td>{entry.waiting > 0 ? <Pill tone="warning">{String(entry.waiting)}</Pill> : "0"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ValidTo({ day }: { day: string | null }) {
  const text = useFeatureText(blockListMessages);
  const { language } = useReader();
  if (day === null) return text("forGood");
  const isOver = day < dayKey(new Date(), "UTC");
  return (
    <>
      {formatLongDay(`${day}T12:00:00Z`, "UTC", language)} {isOver ? <Pill tone="neutral">{text("over")}</Pill> : null}
    </>
  );
}
