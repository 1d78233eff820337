import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useId } from "react";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import type { Text } from "../messages/text-context.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { AccountShare, DraftOrder } from "./draft-order.ts";
import styles from "./OrderDetails.module.css";

const AccountSplit = lazy(async () => ({ default: (await import("./AccountSplit.tsx")).AccountSplit }));

export interface WhoPaysProps {
  accounts: readonly OrderAccount[];
  accountId: string | undefined;
  split: readonly AccountShare[] | undefined;
  /** What there is to pay; undefined while nothing is chosen. */
  total: Money | undefined;
  onChange: (payer: Pick<DraftOrder, "accountId" | "split">) => void;
}

/** The account that pays; several behind one press. */
export function WhoPays({ accounts, accountId, split, total, onChange }: WhoPaysProps) {
  const text = useText();
  const { language } = useReader();
  const selectId = useId();
  const first = accountId ?? accounts[0]?.id ?? "";
  if (split && total) {
    return (
      <Suspense fallback={<SkeletonLines label={text("state.loading")} widths={["100%", "100%"]} />}>
        <AccountSplit
          split={split}
          accounts={accounts}
          total={total}
          onChange={(shares) =>
            onChange(shares ? { accountId, split: shares } : { accountId: split[0]?.accountId, split: undefined })
          }
        />
      </Suspense>
    );
  }
  const second = accounts.find(({ id }) => id !== first);
  return (
    <div className={styles.field}>
      <div className={styles.line}>
        <label htmlFor={selectId} className={styles.label}>
          {text("order.account")}
        </label>
        {second && total ? (
          <Button
            className={styles.end}
            size="small"
            appearance="transparent"
            onClick={() =>
              onChange({
                accountId: first,
                split: [
                  { accountId: first, percent: 50 },
                  { accountId: second.id, percent: 50 },
                ],
              })
            }
          >
            {text("order.split")}
          </Button>
        ) : null}
      </div>
      <select
        id={selectId}
        className={styles.control}
        value={first}
        onChange={(event) => onChange({ accountId: event.target.value, split: undefined })}
      >
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {nameOf(account, text, language)}
          </option>
        ))}
      </select>
    </div>
  );
}

function nameOf({ code, name, available }: OrderAccount, text: Text, language: string): string {
  const account = text("order.accountName", { code, name });
  return available ? text("order.accountLeft", { account, money: formatMoney(available, language) }) : account;
}
