import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import type { ReceptionConflict, ReceptionStore } from "./reception-store.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { nameOf, statusWords, type ReceptionText } from "./visit-words.ts";

/** What was done here and did not hold, because something else was true on the server. */
export function Conflicts({ store }: { store: Pick<ReceptionStore, "conflicts" | "dismiss" | "snapshot"> }) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const { conflicts, dismiss } = store;
  if (conflicts.length === 0) return null;
  return (
    <Notice kind="warning" title={text("conflicts", { count: conflicts.length })}>
      <ul className={styles.plainList}>
        {conflicts.map((conflict) => (
          <li key={conflict.change.id} className={styles.conflict}>
            <span>
              <strong>{whatWords(conflict, store.snapshot, text)}</strong> {whyWords(conflict, text, language)}
            </span>
            <Button size="small" onClick={() => dismiss(conflict.change.id)}>
              {text("conflict.seen")}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function whatWords(
  { change, visit }: ReceptionConflict,
  snapshot: ReceptionStore["snapshot"],
  text: ReceptionText,
): string {
  const visitId = "visitId" in change ? change.visitId : undefined;
  const known = visit ?? snapshot?.visits.find(({ id }) => id === visitId);
  const name = change.kind === "walk_in" ? change.visitor.name : known ? nameOf(known, text) : text("somebody");
  if (change.kind === "check_in" || change.kind === "walk_in") return text("conflict.check_in", { name });
  return text(change.kind === "check_out" ? "conflict.check_out" : "conflict.other", { name });
}

function whyWords({ because, visit }: ReceptionConflict, text: ReceptionText, language: string): string {
  const status =
    visit === null ? "–" : statusWords(visit, text, (moment) => formatTime(moment, visit.site.timeZone, language));
  const key = `conflict.${because}`;
  return text.knows(key) ? text(key, { status }) : text("conflict.unknown", { status });
}
