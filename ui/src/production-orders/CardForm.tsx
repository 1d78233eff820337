import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import styles from "./CardActions.module.css";

export interface CardFormProps {
  busy: boolean;
  submit: string;
  back: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question on a card, before something is done. Escape goes back. */
export function CardForm({ busy, submit, back, onSubmit, onClose, children }: CardFormProps) {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {submit}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {back}
        </Button>
      </div>
    </form>
  );
}
