import { useFeatureText } from "../messages/feature-text.ts";
import { placeMessages } from "./place-messages.ts";
import { ancestorsOf, type PlaceNode } from "./place-nodes.ts";
import type { PlaceRef } from "./place-ref.ts";
import styles from "./Places.module.css";

export interface PlacePathProps {
  node: PlaceNode | undefined;
  onSelect: (ref: PlaceRef | undefined) => void;
}

/** What the shown place is in, each a way there. */
export function PlacePath({ node, onSelect }: PlacePathProps) {
  const text = useFeatureText(placeMessages);
  return (
    <nav aria-label={text("places.path")}>
      <ol className={styles.path}>
        <li>
          {node ? (
            <button type="button" className={styles.pathName} onClick={() => onSelect(undefined)}>
              {text("places.company")}
            </button>
          ) : (
            <span className={styles.pathHere}>{text("places.company")}</span>
          )}
        </li>
        {(node ? [...ancestorsOf(node), node] : []).map((place) => (
          <li key={place.id}>
            <span aria-hidden="true">› </span>
            {place === node ? (
              <span className={styles.pathHere} aria-current="page">
                {place.name}
              </span>
            ) : (
              <button
                type="button"
                className={styles.pathName}
                onClick={() => onSelect({ kind: place.kind, id: place.id })}
              >
                {place.name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
