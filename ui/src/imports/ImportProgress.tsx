import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { ProgressBar } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { importMessages } from "./import-messages.ts";
import styles from "./ImportProgress.module.css";

/** A worker reads or writes: how far it is. */
export function ImportProgress({ one }: { one: Import }) {
  const text = useFeatureText(importMessages);
  const writes = one.status === "committing";
  const title = writes ? text("import.writing") : text("import.reading", { count: one.counts.read });
  return (
    <div className={styles.progress} role="status">
      <h2 className={styles.title}>{title}</h2>
      <ProgressBar
        value={one.progress / 100}
        thickness="large"
        aria-label={writes ? title : text("import.status.reading")}
      />
      <p className={styles.hint}>{text(writes ? "import.writingHint" : "import.checkingHint")}</p>
    </div>
  );
}
