import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { Visitor } from "@magic-meetings/contract/visits/visit.ts";
import list from "../elements/list.module.css";
import { Pill } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { blockListMessages } from "./block-list-messages.ts";
import styles from "./BlockList.module.css";

const compared = ["name", "email", "company"] as const;

/** A visitor and an entry side by side: how they are alike, and what is said of the entry. */
export function HitComparison({ visitor, hit }: { visitor: Visitor | null; hit: VisitReview["hits"][number] }) {
  const text = useFeatureText(blockListMessages);
  const { entry, likeness, score } = hit;
  if (visitor === null) return null;
  const alike = likeness === "address" ? "email" : "name";
  return (
    <div className={styles.hit}>
      <div className={list.head}>
        <span className={styles.likeness}>{text(`like.${likeness}`)}</span>
        {likeness === "spelling" ? <Pill tone="neutral">{text("score", { score })}</Pill> : null}
      </div>
      <table className={styles.compare} aria-label={text("compared", { visitor: visitor.name, entry: entry.name })}>
        <thead>
          <tr>
            <td />
            <th scope="col">{text("visitor")}</th>
            <th scope="col">{text("entry")}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map((field) => (
            <tr key={field} className={field === alike ? styles.alike : undefined}>
              <th scope="row">{text(field)}</th>
              <Known value={visitor[field]} />
              <Known value={entry[field]} />
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <span className={styles.quiet}>{text("reason")}</span>
        <p className={styles.words} dir="auto">
          {entry.reason}
        </p>
      </div>
    </div>
  );
}

function Known({ value }: { value: string }) {
  const text = useFeatureText(blockListMessages);
  if (value === "") return <td className={styles.quiet}>{text("nothing")}</td>;
  return (
    <td>
      <bdi>{value}</bdi>
    </td>
  );
}
