import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import list from "./list.module.css";
import { ProblemNotice } from "./ProblemNotice.tsx";

export interface ExportButtonProps {
  /** The reading of the file: its data is the file's name. */
  file: { isPending: boolean; data: string | undefined; error: Error | null };
  /** The feature's words for it. */
  text: (key: "export" | "exporting" | "exported", values?: { file: string }) => string;
  onPress: () => void;
}

/** A list as a file, at the end of its filters: says that it is read, and what it is called once it is kept. */
export function ExportButton({ file, text, onPress }: ExportButtonProps) {
  return (
    <div className={list.end}>
      <span role="status">{file.data === undefined ? null : text("exported", { file: file.data })}</span>
      {file.error ? <ProblemNotice error={file.error} /> : null}
      <Button icon={<ArrowDownloadRegular />} disabled={file.isPending} onClick={onPress}>
        {text(file.isPending ? "exporting" : "export")}
      </Button>
    </div>
  );
}
