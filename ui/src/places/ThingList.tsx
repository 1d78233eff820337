import type { ReactNode } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { placeMessages } from "./place-messages.ts";
import styles from "./ThingList.module.css";

export interface ListedThing {
  id: string;
  name: string;
  isDeleted?: boolean;
  /** Cells behind the name. */
  cells?: readonly ReactNode[];
}

export interface ThingTableProps {
  caption: string;
  /** Headings behind the name's. */
  headings: readonly string[];
  things: readonly ListedThing[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}

/** What is in a place, each with its figures; the name opens it. */
export function ThingTable({ caption, headings, things, selected, onSelect }: ThingTableProps) {
  const text = useFeatureText(placeMessages);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("contents.name")}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {things.map(({ id, name, isDeleted, cells }) => (
            <tr key={id} className={classNames(id === selected && styles.selected, isDeleted && styles.deleted)}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.name}
                  aria-current={id === selected ? "true" : undefined}
                  onClick={() => onSelect(id)}
                >
                  {name}
                </button>{" "}
                {isDeleted ? <Pill tone="danger">{text("contents.deleted")}</Pill> : null}
              </th>
              {headings.map((heading, index) => (
                <td key={heading}>{cells?.[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {things.length === 0 ? <p className={styles.empty}>{text("contents.empty")}</p> : null}
    </div>
  );
}
