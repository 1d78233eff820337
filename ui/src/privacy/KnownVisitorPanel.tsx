import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
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
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [proof]);
  const close = (
    <div className={list.end}>
      <Button size="small" appearance="subtle" icon={<DismissRegular />} aria-label={text("close")} onClick={onClose} />
    </div>
  );
  return (
    <section className={list.panel} aria-labelledby="known-visitor">
      <div className={list.head}>
        <h2 id="known-visitor" ref={title} tabIndex={-1} dir="auto" className={list.name}>
          {proof === undefined ? visitor.name : text("erase.done")}
        </h2>
        {close}
      </div>
      {proof === undefined ? (
        <>
          <Facts visitor={visitor} />
          <Export id={visitor.id} />
          <EraseVisitor visitor={visitor} onErased={setProof} />
        </>
      ) : (
        <ErasedNotice proof={proof} />
      )}
    </section>
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
