import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { privacyMessages } from "./privacy-messages.ts";
import { rowsOf } from "./proof-rows.ts";
import { useProofFile } from "./use-privacy.ts";

/** What was done, what it could not reach, and the proof. */
export function ErasedNotice({ proof }: { proof: ErasureProof }) {
  const text = useFeatureText(privacyMessages);
  const { language } = useReader();
  const file = useProofFile();
  return (
    <>
      <Notice kind="success" title={text("erase.done")}>
        {text("erase.doneHint", { count: rowsOf(proof).toLocaleString(language) })}
      </Notice>
      {proof.invitesLeft > 0 ? (
        <Notice kind="warning" title={text("erase.invitesLeft", { count: proof.invitesLeft })} />
      ) : null}
      {file.isError ? <ProblemNotice error={file.error} /> : null}
      <div>
        <Button
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={file.isPending}
          onClick={() => file.mutate(proof.id)}
        >
          {text("proof.file")}
        </Button>
      </div>
      <span role="status">{file.isSuccess ? text("export.done", { file: file.data }) : null}</span>
    </>
  );
}
