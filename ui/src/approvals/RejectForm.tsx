import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./ApprovalActions.module.css";

export interface RejectFormProps {
  /** Who reads the reason. */
  name: string;
  busy: boolean;
  onReject: (reason: string) => void;
  onCancel: () => void;
}

const longestReason = 500;

/** Why not: a sentence for the person who asked. Escape goes back. */
export function RejectForm({ name, busy, onReject, onCancel }: RejectFormProps) {
  const text = useFeatureText(approvalMessages);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const reject = () => {
    if (reason.trim() === "") {
      setMissing(true);
      field.current?.focus();
      return;
    }
    onReject(reason.trim());
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        reject();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <Field
        label={text("approvals.rejectTitle", { name })}
        required
        validationMessage={missing && reason.trim() === "" ? text("approvals.reasonMissing") : undefined}
      >
        <Textarea ref={field} value={reason} maxLength={longestReason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {text("approvals.rejectNow")}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {text("approvals.keep")}
        </Button>
      </div>
    </form>
  );
}
