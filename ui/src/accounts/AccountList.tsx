import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import { accountKinds } from "@magic-meetings/contract/accounts/account-words.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, ArrowImportRegular, WalletRegular } from "@fluentui/react-icons";
import { useDeferredValue, useId, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Pill } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import styles from "./Accounts.module.css";
import { BalanceBar, BudgetBar } from "./AmountBars.tsx";
import { useAccounts, type AccountSearch } from "./use-accounts.ts";

export interface AccountListProps {
  /** Finance: everything is seen and may be added to. */
  isFinance: boolean;
  onOpen: (id: string) => void;
  onAdd: () => void;
}

/** Accounts by code, with what is held, posted and left of their budgets. */
export function AccountList({ isFinance, onOpen, onAdd }: AccountListProps) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const [search, setSearch] = useState<AccountSearch>({
    q: "",
    kind: isFinance ? "cost_centre" : "all",
    status: isFinance ? "open" : "all",
  });
  const accounts = useAccounts(useDeferredValue(search));
  const all = accounts.data?.pages.flatMap((page) => page.items);
  const isSearched = search.q !== "";
  return (
    <div className={styles.stack}>
      {isFinance ? (
        <div className={styles.between}>
          <Filters search={search} onSearch={setSearch} />
          <div className={styles.line}>
            <Button as="a" href="#/import?kind=accounts" icon={<ArrowImportRegular />}>
              {text("accounts.import")}
            </Button>
            <Button appearance="primary" icon={<AddRegular />} onClick={onAdd}>
              {text("accounts.add")}
            </Button>
          </div>
        </div>
      ) : null}
      {accounts.isError ? <ProblemNotice error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.isPending ? (
        <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%", "100%"]} />
      ) : null}
      {all?.length === 0 ? (
        isFinance ? (
          <EmptyState
            icon={<WalletRegular />}
            title={text(isSearched ? "accounts.empty" : "accounts.none")}
            hint={text(isSearched ? "accounts.emptyHint" : "accounts.noneHint")}
          />
        ) : (
          <EmptyState
            icon={<WalletRegular />}
            title={text("accounts.notAllowed")}
            hint={text("accounts.notAllowedHint")}
          />
        )
      ) : null}
      {all?.length ? <Table accounts={all} onOpen={onOpen} /> : null}
      <MoreButton pages={accounts}>{text("accounts.more")}</MoreButton>
    </div>
  );
}

function Filters({ search, onSearch }: { search: AccountSearch; onSearch: (search: AccountSearch) => void }) {
  const text = useFeatureText(accountMessages);
  const id = useId();
  return (
    <div className={styles.filters} role="search">
      <label className={styles.field} htmlFor={`${id}q`}>
        {text("accounts.search")}
        <input
          id={`${id}q`}
          type="search"
          className={styles.input}
          maxLength={100}
          value={search.q}
          onChange={({ target }) => onSearch({ ...search, q: target.value.trimStart() })}
        />
      </label>
      <label className={styles.field} htmlFor={`${id}kind`}>
        {text("accounts.kind")}
        <select
          id={`${id}kind`}
          className={styles.input}
          value={search.kind}
          onChange={({ target }) => onSearch({ ...search, kind: target.value as AccountSearch["kind"] })}
        >
          {(["all", ...accountKinds] as const).map((kind) => (
            <option key={kind} value={kind}>
              {text(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field} htmlFor={`${id}status`}>
        {text("accounts.status")}
        <select
          id={`${id}status`}
          className={styles.input}
          value={search.status}
          onChange={({ target }) => onSearch({ ...search, status: target.value as AccountSearch["status"] })}
        >
          {(["all", "open", "closed"] as const).map((status) => (
            <option key={status} value={status}>
              {text(`status.${status}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Table({ accounts, onOpen }: { accounts: readonly AccountItem[]; onOpen: (id: string) => void }) {
  const text = useFeatureText(accountMessages);
  return (
    <div className={styles.box} role="region" aria-label={text("accounts.list")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("accounts.list")}</caption>
        <thead>
          <tr>
            {(["account", "owner", "balance", "budget"] as const).map((column) => (
              <th key={column} scope="col">
                {text(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                <button type="button" className={styles.open} onClick={() => onOpen(account.id)}>
                  {account.code} {account.name}
                </button>{" "}
                {account.status === "closed" ? <Pill tone="neutral">{text("status.closed")}</Pill> : null}
              </th>
              <td>{account.owner?.name ?? account.vendor?.name ?? ""}</td>
              <td className={styles.wide}>
                <BalanceBar account={account} />
              </td>
              <td className={styles.wide}>
                <BudgetBar account={account} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
