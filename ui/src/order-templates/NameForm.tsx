import { Button, Input } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { templateMessages } from "./template-messages.ts";
import styles from "./OrderAgain.module.css";

export interface NameFormProps {
  name: string;
  busy: boolean;
  /** What else is asked for. */
  children?: ReactNode;
  onSave: (name: string) => void;
  onClose: () => void;
}

/** The name of a template. */
export function NameForm({ name, busy, children, onSave, onClose }: NameFormProps) {
  const words = useFeatureText(templateMessages);
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted) onSave(wanted);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Input
        autoFocus
        className={styles.field}
        size="small"
        maxLength={100}
        aria-label={words("keep.name")}
        placeholder={words("keep.name")}
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
      />
      {children}
      <Button type="submit" size="small" appearance="primary" disabled={busy || wanted === ""}>
        {words("keep.save")}
      </Button>
      <Button size="small" onClick={onClose}>
        {words("keep.cancel")}
      </Button>
    </form>
  );
}
