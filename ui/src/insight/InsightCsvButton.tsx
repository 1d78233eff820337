import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { insightMessages } from "./insight-messages.ts";
import type { InsightSearch } from "./insight-search.ts";
import styles from "./InsightCsvButton.module.css";
import { useInsightCsv } from "./use-insight.ts";

/** Downloads what is shown as a table for a spreadsheet. */
export function InsightCsvButton({ search }: { search: InsightSearch }) {
  const text = useFeatureText(insightMessages);
  const csv = useInsightCsv();
  return (
    <div className={styles.line}>
      <span role="status">{csv.isSuccess ? text("insight.csvDone", { file: csv.data }) : null}</span>
      {csv.isError ? <ProblemNotice error={csv.error} /> : null}
      <Button icon={<ArrowDownloadRegular />} disabled={csv.isPending} onClick={() => csv.mutate(search)}>
        {text(csv.isPending ? "insight.csvBusy" : "insight.csv")}
      </Button>
    </div>
  );
}
