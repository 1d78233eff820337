import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, PeopleTeamRegular, TableRegular } from "@fluentui/react-icons";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { importMessages } from "./import-messages.ts";
import { FileDrop } from "./FileDrop.tsx";
import { RecentImports } from "./RecentImports.tsx";
import { useStartImport, useTemplate } from "./use-imports.ts";
import styles from "./ChooseImport.module.css";

/** The first step: a file, or the directory, or an import that was begun earlier. */
export function ChooseImport({ onOpen }: { onOpen: (id: string) => void }) {
  const text = useFeatureText(importMessages);
  const start = useStartImport();
  const open = { onSuccess: (one: { id: string }) => onOpen(one.id) };
  const sent = start.isPending && start.variables !== "directory" ? start.variables.file : undefined;
  return (
    <>
      {start.isError ? <ProblemNotice error={start.error} /> : null}
      <FileDrop sending={sent} disabled={start.isPending} onFile={(file) => start.mutate(file, open)} />
      <div className={styles.others}>
        <Template />
        <SectionCard icon={<PeopleTeamRegular />} title={text("import.directory")}>
          <div className={styles.body}>
            <p className={styles.hint}>{text("import.directoryHint")}</p>
            <Button disabled={start.isPending} onClick={() => start.mutate("directory", open)}>
              {text("import.directoryStart")}
            </Button>
          </div>
        </SectionCard>
      </div>
      <RecentImports onOpen={onOpen} />
    </>
  );
}

function Template() {
  const text = useFeatureText(importMessages);
  const template = useTemplate();
  return (
    <SectionCard icon={<TableRegular />} title={text("import.template")}>
      <div className={styles.body}>
        <p className={styles.hint}>{text("import.templateHint")}</p>
        {template.isError ? <ProblemNotice error={template.error} /> : null}
        <div className={styles.buttons}>
          {(["xlsx", "csv"] as const).map((format) => (
            <Button key={format} icon={<ArrowDownloadRegular />} onClick={() => template.mutate(format)}>
              {text(format === "xlsx" ? "import.templateXlsx" : "import.templateCsv")}
            </Button>
          ))}
        </div>
      </div>
    </SectionCard>
  );
}
