import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { formatMoney } from "../format/money.ts";
import { formatPercent } from "../format/percent.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { AccountShare } from "./draft-order.ts";
import { orderMessages } from "./order-messages.ts";
import { percentLeft, sharesOf, withoutPayer, withPayer } from "./split-shares.ts";
import styles from "./Controls.module.css";

export interface AccountSplitProps {
  split: readonly AccountShare[];
  accounts: readonly OrderAccount[];
  total: Money;
  /** Undefined: one account pays all again. */
  onChange: (split: AccountShare[] | undefined) => void;
}

/** Several who pay, each with its percent and what that is to the last minor unit. */
export function AccountSplit({ split, accounts, total, onChange }: AccountSplitProps) {
  const words = useFeatureText(orderMessages);
  const text = useText();
  const { language } = useReader();
  const amounts = sharesOf(total, split);
  const nameOf = (id: string) => {
    const account = accounts.find((one) => one.id === id);
    return account ? text("order.accountName", { code: account.code, name: account.name }) : "";
  };
  const free = accounts.find(({ id }) => !split.some(({ accountId }) => accountId === id));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{words("split.title")}</legend>
      <ul className={styles.list}>
        {split.map(({ accountId, percent }, index) => (
          <li key={accountId} className={styles.row}>
            <select
              className={`${styles.control} ${styles.grow}`}
              aria-label={words("split.title")}
              value={accountId}
              onChange={(event) =>
                onChange(split.map((one, at) => (at === index ? { ...one, accountId: event.target.value } : one)))
              }
            >
              {accounts
                .filter(({ id }) => id === accountId || !split.some((one) => one.accountId === id))
                .map(({ id }) => (
                  <option key={id} value={id}>
                    {nameOf(id)}
                  </option>
                ))}
            </select>
            <input
              type="number"
              inputMode="decimal"
              min={0.01}
              max={100}
              step={0.01}
              className={`${styles.control} ${styles.number}`}
              aria-label={words("split.percent", { account: nameOf(accountId) })}
              value={percent}
              onChange={({ target: { valueAsNumber: typed } }) => {
                if (!Number.isFinite(typed) || typed < 0 || typed > 100) return;
                const whole = Math.round(typed * 100) / 100;
                onChange(split.map((one, at) => (at === index ? { ...one, percent: whole } : one)));
              }}
            />
            <output className={styles.amount}>{amounts[index] ? formatMoney(amounts[index], language) : ""}</output>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={words("split.remove", { account: nameOf(accountId) })}
              onClick={() => {
                const others = withoutPayer(split, accountId);
                onChange(others.length > 1 ? others : undefined);
              }}
            />
          </li>
        ))}
      </ul>
      <SplitSum split={split} total={total} />
      <div className={styles.row}>
        {free ? (
          <Button size="small" icon={<AddRegular />} onClick={() => onChange(withPayer(split, free.id))}>
            {words("split.add")}
          </Button>
        ) : null}
        <Button size="small" onClick={() => onChange(undefined)}>
          {words("split.whole")}
        </Button>
      </div>
    </fieldset>
  );
}

function SplitSum({ split, total }: Pick<AccountSplitProps, "split" | "total">) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const left = percentLeft(split);
  const percent = formatPercent(Math.abs(left), language);
  const money = formatMoney(total, language);
  const key = left === 0 ? "split.done" : left > 0 ? "split.left" : "split.over";
  return (
    <div className={left === 0 ? styles.quiet : styles.wrong} role="status">
      {words(key, { percent, money })}
    </div>
  );
}
