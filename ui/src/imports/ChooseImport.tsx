import { Button, Field, Select, Tab, TabList } from "@fluentui/react-components";
import { ArrowDownloadRegular, PeopleTeamRegular, TableRegular } from "@fluentui/react-icons";
import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { importMessages } from "./import-messages.ts";
import { FileDrop } from "./FileDrop.tsx";
import { RecentImports } from "./RecentImports.tsx";
import { useStartImport, useTemplate } from "./use-imports.ts";
import styles from "./ChooseImport.module.css";

export interface ChooseImportProps {
  kind: ImportKind;
  kinds: readonly ImportKind[];
  onKind: (kind: ImportKind) => void;
  onOpen: (id: string) => void;
}

/** The first step: a file, or the directory, or an import that was begun earlier. */
export function ChooseImport({ kind, kinds, onKind, onOpen }: ChooseImportProps) {
  const text = useFeatureText(importMessages);
  const start = useStartImport(kind);
  const open = { onSuccess: (one: { id: string }) => onOpen(one.id) };
  const sent = start.isPending && start.variables !== "directory" ? start.variables.file : undefined;
  return (
    <>
      {kinds.length > 1 ? (
        <TabList
          aria-label={text("import.what")}
          selectedValue={kind}
          onTabSelect={(_, { value }) => onKind(value as ImportKind)}
        >
          {kinds.map((one) => (
            <Tab key={one} value={one}>
              {text(`import.kind.${one}`)}
            </Tab>
          ))}
        </TabList>
      ) : null}
      {start.isError ? <ProblemNotice error={start.error} /> : null}
      <FileDrop sending={sent} disabled={start.isPending} onFile={(file) => start.mutate(file, open)} />
      <div className={styles.others}>
        <Template kind={kind} />
        {kind === "places" ? (
          <SectionCard icon={<PeopleTeamRegular />} title={text("import.directory")}>
            <div className={styles.body}>
              <p className={styles.hint}>{text("import.directoryHint")}</p>
              <Button disabled={start.isPending} onClick={() => start.mutate("directory", open)}>
                {text("import.directoryStart")}
              </Button>
            </div>
          </SectionCard>
        ) : null}
      </div>
      <RecentImports onOpen={onOpen} />
    </>
  );
}

function Template({ kind }: { kind: ImportKind }) {
  const text = useFeatureText(importMessages);
  const { language: reader } = useReader();
  const template = useTemplate(kind);
  const [language, setLanguage] = useState<"en" | "da">(/^(da|nb|no)/.test(reader) ? "da" : "en");
  return (
    <SectionCard icon={<TableRegular />} title={text("import.template")}>
      <div className={styles.body}>
        <p className={styles.hint}>{text(kind === "places" ? "import.templateHint" : `import.kindHint.${kind}`)}</p>
        {template.isError ? <ProblemNotice error={template.error} /> : null}
        <Field label={text("import.templateLanguage")}>
          <Select value={language} onChange={(_, { value }) => setLanguage(value === "da" ? "da" : "en")}>
            <option value="en">{text("import.language.en")}</option>
            <option value="da">{text("import.language.da")}</option>
          </Select>
        </Field>
        <div className={styles.buttons}>
          {(["xlsx", "csv"] as const).map((format) => (
            <Button key={format} icon={<ArrowDownloadRegular />} onClick={() => template.mutate({ format, language })}>
              {text(format === "xlsx" ? "import.templateXlsx" : "import.templateCsv")}
            </Button>
          ))}
        </div>
      </div>
    </SectionCard>
  );
}
