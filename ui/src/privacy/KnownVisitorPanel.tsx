import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { formatDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { EraseVisitor } from "./EraseVisitor.tsx";
import { ErasedNotice } from "./ErasedNotice.tsx";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useExportVisitor } from "./use-privacy.ts";

export interface KnownVisitorPanelProps {
  visitor: KnownVisitor;
  onClose: () => void;
}

/** One person: what is known, all of it as a file, and how it goes. */
export function KnownVisitorPanel({ visitor, onClose }: KnownVisitorPanelProps) {
  const text = useFeatureText(privacyMessages);
  const [proof, setProof] = useState<ErasureProof>();
  return (
    // The proof takes the focus as the person did.
    <SidePanel
      key={proof === undefined ? "person" : "proof"}
      title={proof === undefined ? visitor.name : text("erase.done")}
      closeLabel={text("close")}
      onClose={onClose}
    >
      {proof === undefined ? (
        <>
          <Facts visitor={visitor} />
          <Export id={visitor.id} />
          <EraseVisitor visitor={visitor} onErased={setProof} />
        </>
      ) : (
        <ErasedNotice proof={proof} />
      )}
    </SidePanel>
  );
}

function Facts({ visitor }: { visitor: KnownVisitor }) {
  const text = useFeatureText(privacyMessages);
  const { language, timeZone } = useReader();
  const { company, email, phone, visits, coming, keptUntil, sites } = visitor;
  const facts: [key: Parameters<typeof text>[0], value: string][] = [
    ["company", company],
    ["email", email],
    ["phone", phone],
    ["visits", visits.toLocaleString(language)],
    ["coming", coming.toLocaleString(language)],
    ["sites", sites.join(", ")],
    ["keptUntil", keptUntil === null ? "" : formatDay(keptUntil, timeZone, language)],
  ];
  return (
    <dl className={list.facts}>
      {facts.map(([key, value]) =>
        value === "" ? null : (
          <div key={key} className={styles.fact}>
            <dt>{text(key)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Export({ id }: { id: string }) {
  const text = useFeatureText(privacyMessages);
  const file = useExportVisitor();
  return (
    <div className={styles.part}>
      <h3 className={styles.name}>{text("export.title")}</h3>
      <div className={list.actions}>
        {(["html", "csv", "json"] as const).map((form) => (
          <Button
            key={form}
            size="small"
            icon={<ArrowDownloadRegular />}
            disabledFocusable={file.isPending}
            onClick={() => file.mutate({ id, form })}
          >
            {text(`export.${form}`)}
          </Button>
        ))}
      </div>
      <span role="status">{file.isSuccess ? text("export.done", { file: file.data }) : null}</span>
      {file.isError ? <ProblemNotice error={file.error} /> : null}
    </div>
  );
}
