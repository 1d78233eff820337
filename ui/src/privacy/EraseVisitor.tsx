import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useEraseVisitor } from "./use-privacy.ts";

const reasons = ["asked", "mistake"] as const;

export interface EraseVisitorProps {
  visitor: Pick<KnownVisitor, "id" | "name">;
  onErased: (proof: ErasureProof) => void;
}

/** It cannot be taken back, so this is the one place that asks: by the name, typed. */
export function EraseVisitor({ visitor: { id, name }, onErased }: EraseVisitorProps) {
  const text = useFeatureText(privacyMessages);
  const erase = useEraseVisitor();
  const [because, setBecause] = useState<(typeof reasons)[number]>("asked");
  const [confirm, setConfirm] = useState("");
  const isConfirmed = sameName(confirm, name);
  return (
    <form
      className={styles.danger}
      aria-labelledby="erase-visitor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed && !erase.isPending) {
          erase.mutate({ id, body: { because, confirm } }, { onSuccess: onErased });
        }
      }}
    >
      <h3 className={styles.name} id="erase-visitor">
        {text("erase.title")}
      </h3>
      <p className={list.sentence}>{text("erase.hint")}</p>
      <p className={list.hint}>{text("erase.calendar")}</p>
      <Field label={text("erase.because")}>
        <RadioGroup value={because} onChange={(_, { value }) => setBecause(value as (typeof reasons)[number])}>
          {reasons.map((reason) => (
            <Radio key={reason} value={reason} label={text(`erase.because.${reason}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={<span dir="auto">{text("erase.confirm", { name })}</span>}>
        <Input autoComplete="off" dir="auto" value={confirm} onChange={(_, { value }) => setConfirm(value)} />
      </Field>
      {erase.isError ? <ProblemNotice error={erase.error} /> : null}
      <div>
        <Button type="submit" icon={<DeleteRegular />} disabledFocusable={!isConfirmed || erase.isPending}>
          {text(erase.isPending ? "erase.doing" : "erase.do")}
        </Button>
      </div>
    </form>
  );
}

function sameName(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ");
  return plain(typed) === plain(name);
}
