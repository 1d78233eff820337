import type { Import } from "@magic-meetings/contract/imports/import.ts";
import type { ImportStatus } from "@magic-meetings/contract/imports/import-words.ts";
import { Button } from "@fluentui/react-components";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { importMessages } from "./import-messages.ts";
import { useRecentImports } from "./use-imports.ts";
import styles from "./RecentImports.module.css";

const tones: Record<ImportStatus, PillTone> = {
  reading: "neutral",
  checked: "warning",
  committing: "neutral",
  committed: "success",
  failed: "danger",
  discarded: "neutral",
};

/** What was brought in before, and what still waits for a decision. */
export function RecentImports({ onOpen }: { onOpen: (id: string) => void }) {
  const text = useFeatureText(importMessages);
  const words = useText();
  const recent = useRecentImports();
  return (
    <section className={styles.recent} aria-labelledby="recent-imports">
      <h2 id="recent-imports" className={styles.title}>
        {text("import.recent")}
      </h2>
      {recent.isError ? <ProblemNotice error={recent.error} onRetry={() => void recent.refetch()} /> : null}
      {recent.isPending ? <SkeletonLines label={words("state.loading")} widths={["60%", "60%"]} /> : null}
      {recent.data?.items.length === 0 ? <p className={styles.none}>{text("import.recentNone")}</p> : null}
      <ul className={styles.list}>
        {recent.data?.items.map((one) => (
          <RecentImport key={one.id} one={one} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function RecentImport({ one, onOpen }: { one: Import; onOpen: (id: string) => void }) {
  const text = useFeatureText(importMessages);
  const { language, timeZone } = useReader();
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  const file =
    one.source === "graph"
      ? text("import.directory")
      : one.fileName || `${text(`import.kind.${one.kind}`)} (${one.source.toUpperCase()})`;
  const time = moment.format(new Date(one.createdAt));
  return (
    <li className={styles.item}>
      <Button appearance="transparent" className={styles.open} onClick={() => onOpen(one.id)}>
        {text("import.fileOf", { file, time })}
      </Button>
      <Pill tone={tones[one.status]}>{text(`import.status.${one.status}`)}</Pill>
      {one.createdBy ? <span className={styles.none}>{text("import.by", { name: one.createdBy.name })}</span> : null}
    </li>
  );
}
