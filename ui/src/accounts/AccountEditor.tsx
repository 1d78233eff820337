import type { Account } from "@magic-meetings/contract/accounts/account.ts";
import { budgetPeriods } from "@magic-meetings/contract/accounts/account-words.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useId, useState, type FormEvent } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useMe } from "../session/use-me.ts";
import {
  changeOf,
  draftOf,
  minorUnitsOf,
  readDraft,
  type AccountDraft,
  type AccountField,
  type FieldProblem,
} from "./account-form.ts";
import { accountMessages } from "./account-messages.ts";
import styles from "./Accounts.module.css";
import { FormField } from "./FormField.tsx";
import { PersonPicker } from "./PersonPicker.tsx";
import { useSaveAccount } from "./use-accounts.ts";

export interface AccountEditorProps {
  /** Absent: a new one. */
  account?: Account;
  onDone: (saved?: Account) => void;
}

/** Adds or changes an account: owner, limit, budgets and who may order on it. */
export function AccountEditor({ account, onDone }: AccountEditorProps) {
  const text = useFeatureText(accountMessages);
  const { tenant } = useMe();
  const [draft, setDraft] = useState<AccountDraft>(() => draftOf(account, tenant.currency));
  const [problems, setProblems] = useState<Partial<Record<AccountField, FieldProblem>>>({});
  const save = useSaveAccount();
  const set = (change: Partial<AccountDraft>) => setDraft((before) => ({ ...before, ...change }));
  const minorUnits = account?.currency === draft.currency ? account.minorUnits : minorUnitsOf(draft.currency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, minorUnits);
    setProblems("problems" in read ? read.problems : {});
    if ("problems" in read) return;
    const onSuccess = (saved: Account) => onDone(saved);
    if (account === undefined) return save.mutate({ kind: "new", body: read.body }, { onSuccess });
    const body = changeOf(account, read.body);
    if (Object.keys(body).length === 0) return onDone();
    save.mutate({ kind: "change", id: account.id, version: account.version, body }, { onSuccess });
  };
  const problemOf = (field: AccountField) => {
    const problem = problems[field];
    return problem === undefined ? undefined : text(problem, { currency: draft.currency });
  };
  const title =
    account === undefined ? text("editor.new") : text("editor.change", { account: `${account.code} ${account.name}` });
  return (
    <SectionCard icon={<EditRegular />} title={title}>
      <form className={styles.form} noValidate onSubmit={submit} aria-label={title}>
        <FormField
          label={text("editor.code")}
          value={draft.code}
          maxLength={40}
          problem={problemOf("code")}
          onChange={(code) => set({ code })}
        />
        <FormField
          label={text("editor.name")}
          value={draft.name}
          maxLength={200}
          problem={problemOf("name")}
          onChange={(name) => set({ name })}
        />
        <FormField
          label={text("editor.currency")}
          value={draft.currency}
          maxLength={3}
          readOnly={account?.isUsed === true}
          hint={account?.isUsed === true ? text("editor.currencyFixed") : undefined}
          problem={problemOf("currency")}
          onChange={(currency) => set({ currency: currency.toUpperCase() })}
        />
        <FormField
          label={text("editor.limit")}
          value={draft.limit}
          inputMode="decimal"
          hint={text("editor.limitHint")}
          problem={problemOf("limit")}
          onChange={(limit) => set({ limit })}
        />
        <FormField
          label={text("editor.budget")}
          value={draft.budget}
          inputMode="decimal"
          hint={text("editor.budgetHint")}
          problem={problemOf("budget")}
          onChange={(budget) => set({ budget })}
        />
        <PeriodFields draft={draft} problem={problemOf("periodBudget")} onChange={set} />
        <PersonPicker
          single
          label={text("editor.owner")}
          search={text("editor.findOwner")}
          nobody={text("editor.noOwner")}
          value={draft.owner ? [draft.owner] : []}
          onChange={([owner]) => set({ owner: owner ?? null })}
        />
        <PersonPicker
          label={text("editor.users")}
          hint={text("editor.usersHint")}
          search={text("editor.findUser")}
          nobody={text("editor.noUsers")}
          value={draft.users}
          onChange={(users) => set({ users })}
        />
        <div className={styles.whole}>
          {save.isError ? <Refused error={save.error} /> : null}
          <div className={styles.line}>
            <Button appearance="primary" type="submit" disabledFocusable={save.isPending}>
              {text("editor.save")}
            </Button>
            <Button onClick={() => onDone()}>{text("editor.cancel")}</Button>
          </div>
        </div>
      </form>
    </SectionCard>
  );
}

interface PeriodFieldsProps {
  draft: AccountDraft;
  problem: string | undefined;
  onChange: (change: Partial<AccountDraft>) => void;
}

function PeriodFields({ draft, problem, onChange }: PeriodFieldsProps) {
  const text = useFeatureText(accountMessages);
  const id = useId();
  return (
    <>
      <label className={styles.field} htmlFor={`${id}period`}>
        {text("editor.period")}
        <select
          id={`${id}period`}
          className={styles.input}
          value={draft.period}
          onChange={({ target }) => onChange({ period: target.value as AccountDraft["period"] })}
        >
          <option value="none">{text("editor.noPeriod")}</option>
          {budgetPeriods.map((period) => (
            <option key={period} value={period}>
              {text(`period.${period}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.period === "none" ? null : (
        <FormField
          label={text("editor.periodBudget")}
          value={draft.periodBudget}
          inputMode="decimal"
          problem={problem}
          onChange={(periodBudget) => onChange({ periodBudget })}
        />
      )}
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const text = useFeatureText(accountMessages);
  const isStale = error instanceof ApiProblem && error.problem?.code === "version_conflict";
  if (isStale) return <Notice kind="warning" title={text("editor.stale")} />;
  return <ProblemNotice error={error} kept={text("editor.kept")} />;
}
