import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useMe } from "../session/use-me.ts";
import { useKeptDrafts } from "./kept-drafts.ts";
import { placeMessages } from "./place-messages.ts";
import { readPlaceRef, type PlaceRef } from "./place-ref.ts";
import styles from "./Places.module.css";

/** What was entered elsewhere and not saved: each a way back to it. */
export function KeptDrafts({ selected, onSelect }: { selected: string; onSelect: (ref: PlaceRef) => void }) {
  const text = useFeatureText(placeMessages);
  const drafts = useKeptDrafts(useMe().id).flatMap(({ ref, title }) => {
    const to = readPlaceRef(ref);
    return to && to.kind !== "country" && ref !== selected ? [{ ref, to, title }] : [];
  });
  if (drafts.length === 0) return null;
  return (
    <Notice kind="info" title={text("places.notSaved")}>
      <div className={styles.drafts}>
        {drafts.map(({ ref, to, title }) => {
          const kind = text(`kind.${to.kind === "new" ? to.of : to.kind}`);
          return (
            <Button key={ref} size="small" onClick={() => onSelect(to)}>
              {title ? text("places.notSavedNamed", { name: title, kind }) : text("places.notSavedNew", { kind })}
            </Button>
          );
        })}
      </div>
    </Notice>
  );
}
