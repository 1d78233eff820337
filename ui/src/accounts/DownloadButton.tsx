import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { useMutation } from "@tanstack/react-query";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { accountMessages } from "./account-messages.ts";

export interface DownloadedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export interface DownloadButtonProps {
  label: string;
  /** Said instead, where several buttons have one label. */
  longLabel?: string;
  read: (client: ApiClient) => Promise<DownloadedFile>;
}

/** Reads a file and gives it to the browser to keep. */
export function DownloadButton({ label, longLabel, read }: DownloadButtonProps) {
  const text = useFeatureText(accountMessages);
  const client = useApi();
  const download = useMutation({
    mutationFn: async () => {
      const { name, type, bytes } = await read(client);
      save(new Blob([new Uint8Array(bytes)], { type }), name);
      return name;
    },
  });
  return (
    <span>
      <Button
        icon={<ArrowDownloadRegular />}
        aria-label={longLabel}
        disabledFocusable={download.isPending}
        onClick={() => download.mutate()}
      >
        {download.isPending ? text("statement.busy") : label}
      </Button>
      <span role="status">{download.isSuccess ? ` ${text("statement.done", { file: download.data })}` : null}</span>
      {download.isError ? <ProblemNotice error={download.error} /> : null}
    </span>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
