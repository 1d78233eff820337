import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { accountMessages } from "./account-messages.ts";
import styles from "./Accounts.module.css";

export interface AccountSelectProps {
  label: string;
  accounts: readonly AccountItem[];
  value: string;
  onChange: (id: string) => void;
}

/** One account out of all of them. */
export function AccountSelect({ label, accounts, value, onChange }: AccountSelectProps) {
  const text = useFeatureText(accountMessages);
  const id = useId();
  return (
    <label className={styles.field} htmlFor={id}>
      {label}
      <select id={id} className={styles.input} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{text("correction.choose")}</option>
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {`${account.code} ${account.name} (${account.currency})`}
          </option>
        ))}
      </select>
    </label>
  );
}
