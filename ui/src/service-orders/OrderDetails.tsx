import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import { Button } from "@fluentui/react-components";
import { NoteAddRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { formatMoney } from "../format/money.ts";
import type { Text } from "../messages/text-context.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { Ordering } from "./use-ordering.ts";
import styles from "./OrderDetails.module.css";
import textButton from "../elements/text-button.module.css";

export interface OrderDetailsProps {
  ordering: Ordering;
  accounts: readonly OrderAccount[];
  currency: string;
}

/** Who pays, already chosen, and a note where one is wanted. */
export function OrderDetails({ ordering, accounts, currency }: OrderDetailsProps) {
  const text = useText();
  const { language } = useReader();
  const accountId = useId();
  if (accounts.length === 0) {
    return (
      <p className={styles.missing} role="alert">
        {text("order.accountNone", { currency })}
      </p>
    );
  }
  return (
    <div className={styles.details}>
      <div className={styles.field}>
        <label htmlFor={accountId} className={styles.label}>
          {text("order.account")}
        </label>
        <select
          id={accountId}
          className={styles.control}
          value={ordering.account?.id}
          onChange={(event) => ordering.describe({ accountId: event.target.value })}
        >
          {accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {nameOf(account, text, language)}
            </option>
          ))}
        </select>
      </div>
      <Note note={ordering.draft.note} onChange={(note) => ordering.describe({ note })} />
    </div>
  );
}

function nameOf({ code, name, available }: OrderAccount, text: Text, language: string): string {
  const account = text("order.accountName", { code, name });
  return available ? text("order.accountLeft", { account, money: formatMoney(available, language) }) : account;
}

function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const text = useText();
  const noteId = useId();
  const [open, setOpen] = useState(note !== "");
  if (!open) {
    return (
      <div>
        <Button
          className={textButton.textButton}
          size="small"
          appearance="transparent"
          icon={<NoteAddRegular />}
          onClick={() => setOpen(true)}
        >
          {text("order.noteAdd")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.field}>
      <label htmlFor={noteId} className={styles.label}>
        {text("order.note")}
      </label>
      <textarea
        id={noteId}
        className={styles.control}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
