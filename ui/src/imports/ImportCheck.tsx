import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { commitText, countText } from "./import-kind-text.ts";
import { importMessages } from "./import-messages.ts";
import { ImportRows } from "./ImportRows.tsx";
import { ProblemTable } from "./ProblemTable.tsx";
import { useDecideImport } from "./use-imports.ts";
import styles from "./ImportCheck.module.css";

/** The second step: what would be done, what is wrong, and the decision. */
export function ImportCheck({ one, onAgain }: { one: Import; onAgain: () => void }) {
  const text = useFeatureText(importMessages);
  const { counts, ignoredColumns, problem } = one;
  return (
    <>
      {problem?.code === "places_changed" ? <Notice kind="warning" title={text("import.placesChanged")} /> : null}
      {ignoredColumns.length > 0 ? (
        <Notice kind="info" title={text("import.ignored", { columns: ignoredColumns.join(", ") })} />
      ) : null}
      <ul className={styles.counts}>
        {(["create", "update", "same", "bad"] as const).map((outcome) => (
          <li key={outcome} className={outcome === "bad" && counts.bad > 0 ? styles.bad : styles.count}>
            {countText(text, one.kind, outcome, counts[outcome])}
          </li>
        ))}
      </ul>
      <Decision one={one} onAgain={onAgain} />
      {counts.bad > 0 ? <ProblemTable one={one} /> : null}
      <ImportRows one={one} />
    </>
  );
}

function Decision({ one, onAgain }: { one: Import; onAgain: () => void }) {
  const text = useFeatureText(importMessages);
  const decide = useDecideImport(one);
  const { counts, allowed } = one;
  const count = counts.create + counts.update;
  return (
    <div className={styles.decision}>
      {decide.isError ? <ProblemNotice error={decide.error} /> : null}
      {count === 0 && counts.bad === 0 ? <p className={styles.why}>{text("import.nothing")}</p> : null}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={!allowed.commit.ok || decide.isPending}
          aria-describedby={counts.bad > 0 ? "import-why" : undefined}
          onClick={() => decide.mutate("commit")}
        >
          {commitText(text, one.kind, "commit", count)}
        </Button>
        {counts.bad > 0 && count > 0 ? (
          <Button disabled={!allowed.commitGood.ok || decide.isPending} onClick={() => decide.mutate("commitGood")}>
            {commitText(text, one.kind, "commitGood", count)}
          </Button>
        ) : null}
        <Button
          appearance="subtle"
          disabled={!allowed.discard.ok || decide.isPending}
          onClick={() => decide.mutate("discard", { onSuccess: onAgain })}
        >
          {text("import.discard")}
        </Button>
      </div>
      {counts.bad > 0 ? (
        <p id="import-why" className={styles.why}>
          {text("import.commitWhy")}
        </p>
      ) : null}
    </div>
  );
}
