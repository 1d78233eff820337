import type { Account } from "@magic-meetings/contract/accounts/account.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, EditRegular, PersonSwapRegular, WalletRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { AccountDeputies } from "./AccountDeputies.tsx";
import { AccountEditor } from "./AccountEditor.tsx";
import styles from "./Accounts.module.css";
import { BalanceBar, BudgetBar } from "./AmountBars.tsx";
import { deputyMessages } from "./deputy-messages.ts";
import { StatementView } from "./StatementView.tsx";
import { useAccount, useSaveAccount } from "./use-accounts.ts";

export interface AccountPanelProps {
  id: string;
  onBack: () => void;
}

/** One account: how it stands, what may be done with it, and what moved on it. */
export function AccountPanel({ id, onBack }: AccountPanelProps) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const account = useAccount(id);
  const [editing, setEditing] = useState(false);
  return (
    <div className={styles.stack}>
      <div>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {text("accounts.back")}
        </Button>
      </div>
      {account.isError ? <ProblemNotice error={account.error} onRetry={() => void account.refetch()} /> : null}
      {account.isPending ? <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%"]} /> : null}
      {account.data ? (
        <>
          {editing ? (
            <AccountEditor account={account.data} onDone={() => setEditing(false)} />
          ) : (
            <Standing account={account.data} onEdit={() => setEditing(true)} />
          )}
          {account.data.kind === "cost_centre" && account.data.status === "open" ? (
            <Deputies account={account.data} />
          ) : null}
          <StatementView account={account.data} />
        </>
      ) : null}
    </div>
  );
}

function Deputies({ account: { id, code } }: { account: Account }) {
  const text = useFeatureText(deputyMessages);
  return (
    <SectionCard icon={<PersonSwapRegular />} title={text("deputies.title", { account: code })}>
      <AccountDeputies accountId={id} />
    </SectionCard>
  );
}

function Standing({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const { code, name, kind, owner, approvalLimitMinor, currency, allowed, status } = account;
  return (
    <SectionCard
      icon={<WalletRegular />}
      title={`${code} ${name}`}
      aside={status === "closed" ? <Pill tone="neutral">{text("status.closed")}</Pill> : null}
    >
      {kind === "cost_centre" ? (
        <>
          <div className={styles.form}>
            <BalanceBar account={account} />
            <BudgetBar account={account} />
          </div>
          <p className={styles.hint}>
            {owner === null ? text("account.noOwner") : text("account.owner", { name: owner.name })} ·{" "}
            {approvalLimitMinor === null
              ? text("account.noLimit")
              : text("account.limit", { amount: formatMoney({ amountMinor: approvalLimitMinor, currency }, language) })}
          </p>
        </>
      ) : null}
      {allowed.change.ok ? <Actions account={account} onEdit={onEdit} /> : null}
    </SectionCard>
  );
}

function Actions({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const text = useFeatureText(accountMessages);
  const save = useSaveAccount();
  const { id, version, code, status, kind } = account;
  const setStatus = (next: Account["status"]) => save.mutate({ kind: "change", id, version, body: { status: next } });
  return (
    <>
      <div className={styles.line}>
        <Button icon={<EditRegular />} onClick={onEdit}>
          {text("account.edit")}
        </Button>
        {kind === "cost_centre" && !save.isSuccess ? (
          <Button disabledFocusable={save.isPending} onClick={() => setStatus(status === "open" ? "closed" : "open")}>
            {text(status === "open" ? "account.close" : "account.reopen")}
          </Button>
        ) : null}
      </div>
      {save.isSuccess ? (
        <Notice
          kind="success"
          title={text(status === "closed" ? "account.closed" : "account.opened", { account: code })}
          actions={
            <UndoButton disabled={save.isPending} onPress={() => setStatus(status === "open" ? "closed" : "open")} />
          }
        />
      ) : null}
      {save.isError ? <Refused error={save.error} /> : null}
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const text = useFeatureText(accountMessages);
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  if (problem?.code !== "account_has_holds" || !problem.blockedBy) return <ProblemNotice error={error} />;
  const { count, items } = problem.blockedBy;
  const orders = items.map(({ name }) => name).join(", ");
  return (
    <Notice kind="error" title={text("account.holds", { count })}>
      <div>{text("account.holdsTodo", { orders: count > items.length ? `${orders} …` : orders })}</div>
    </Notice>
  );
}
