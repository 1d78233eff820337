import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import styles from "./CsvButton.module.css";
import { useUtilisationCsv } from "./use-utilisation.ts";
import { utilisationMessages } from "./utilisation-messages.ts";
import type { UtilisationSearch } from "./utilisation-search.ts";

/** Downloads what is shown as a table for a spreadsheet. */
export function CsvButton({ search }: { search: UtilisationSearch }) {
  const text = useFeatureText(utilisationMessages);
  const csv = useUtilisationCsv();
  return (
    <div className={styles.line}>
      <span role="status">{csv.isSuccess ? text("csv.done", { file: csv.data }) : null}</span>
      {csv.isError ? <ProblemNotice error={csv.error} /> : null}
      <Button icon={<ArrowDownloadRegular />} disabled={csv.isPending} onClick={() => csv.mutate(search)}>
        {text(csv.isPending ? "csv.busy" : "csv")}
      </Button>
    </div>
  );
}
