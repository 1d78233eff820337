import { Button, ProgressBar } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { useRef, useState, type DragEvent } from "react";
import { classNames } from "../elements/class-names.ts";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { importMessages } from "./import-messages.ts";
import { isTooLarge, mostMegabytes, typeOfFile } from "./import-file.ts";
import styles from "./FileDrop.module.css";

export interface FileDropProps {
  /** The file on its way. */
  sending: File | undefined;
  disabled: boolean;
  onFile: (file: { file: File; type: string }) => void;
}

/** Where a spreadsheet is dropped or chosen. */
export function FileDrop({ sending, disabled, onFile }: FileDropProps) {
  const text = useFeatureText(importMessages);
  const { language } = useReader();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState("");
  const take = (file: File | undefined) => {
    if (file === undefined || disabled) return;
    const type = typeOfFile(file.name);
    const values = { file: file.name, megabytes: mostMegabytes };
    setWrong(
      type === undefined ? text("import.wrongType", values) : isTooLarge(file) ? text("import.tooLarge", values) : "",
    );
    if (type !== undefined && !isTooLarge(file)) onFile({ file, type });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classNames(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <DocumentArrowUpRegular className={styles.icon} aria-hidden="true" />
      <h2 className={styles.title}>{text("import.drop")}</h2>
      <p className={styles.hint}>
        {text("import.dropHint", { megabytes: mostMegabytes, rows: importLimits.rows.toLocaleString(language) })}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file may be chosen again after it was corrected.
          event.target.value = "";
        }}
      />
      <Button appearance="primary" disabled={disabled} onClick={() => input.current?.click()}>
        {text("import.file")}
      </Button>
      {wrong ? <Notice kind="error" title={wrong} /> : null}
      {sending ? (
        <div className={styles.sending} role="status">
          {text("import.sending", { file: sending.name })}
          <ProgressBar aria-label={text("import.sending", { file: sending.name })} />
        </div>
      ) : null}
    </div>
  );
}
