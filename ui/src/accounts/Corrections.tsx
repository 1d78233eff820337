import type { Correction } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { decimalToMinor } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import { Button } from "@fluentui/react-components";
import { ArrowSwapRegular, HistoryRegular } from "@fluentui/react-icons";
import { useId, useState, type FormEvent } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { dayKey } from "../format/moments.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { monthsUntil, monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { AccountSelect } from "./AccountSelect.tsx";
import { FormField } from "./FormField.tsx";
import { useAccountChoices } from "./use-accounts.ts";
import { useCorrect, useCorrections } from "./use-finance.ts";

/** Transfers by hand: making one, and those that were made, each with a button that takes it back. */
export function Corrections() {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const corrections = useCorrections();
  const correct = useCorrect();
  const all = corrections.data?.pages.flatMap((page) => page.items);
  return (
    <div className={styles.stack}>
      <CorrectionForm correct={correct} />
      {corrections.isError ? (
        <ProblemNotice error={corrections.error} onRetry={() => void corrections.refetch()} />
      ) : null}
      {corrections.isPending ? (
        <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} />
      ) : null}
      {all?.length === 0 ? (
        <EmptyState icon={<HistoryRegular />} title={text("corrections.empty")} hint={text("corrections.emptyHint")} />
      ) : null}
      {all?.length ? (
        <CorrectionTable
          corrections={all}
          busy={correct.isPending}
          onTakeBack={(correction) =>
            correct.mutate({
              period: correction.period,
              debitAccountId: correction.creditAccount.id,
              creditAccountId: correction.debitAccount.id,
              amountMinor: correction.amountMinor,
              memo: text("correction.takenBack", { memo: correction.memo }).slice(0, 500),
              correctsId: correction.id,
            })
          }
        />
      ) : null}
      <MoreButton pages={corrections}>{text("accounts.more")}</MoreButton>
    </div>
  );
}

function CorrectionForm({ correct }: { correct: ReturnType<typeof useCorrect> }) {
  const text = useFeatureText(accountMessages);
  const { language, timeZone } = useReader();
  const id = useId();
  const months = monthsUntil(dayKey(new Date(), timeZone).slice(0, 7), 12);
  const accounts = useAccountChoices().data ?? [];
  const [period, setPeriod] = useState(months[0] ?? "");
  const [debitId, setDebit] = useState("");
  const [creditId, setCredit] = useState("");
  const [amount, setAmount] = useState("");
  const [memo, setMemo] = useState("");
  const debit = accounts.find((account) => account.id === debitId);
  const amountMinor = debit ? decimalToMinor(amount, debit.minorUnits) : undefined;
  const isReady = debit !== undefined && creditId !== "" && (amountMinor ?? 0) > 0 && memo.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || amountMinor === undefined) return;
    const body = { period, debitAccountId: debitId, creditAccountId: creditId, amountMinor, memo: memo.trim() };
    correct.mutate(body, {
      onSuccess: () => {
        setAmount("");
        setMemo("");
      },
    });
  };
  const wrongAmount = debit !== undefined && amount.trim() !== "" && !((amountMinor ?? 0) > 0);
  return (
    <SectionCard icon={<ArrowSwapRegular />} title={text("corrections.new")}>
      <form className={styles.form} noValidate onSubmit={submit} aria-label={text("corrections.new")}>
        <label className={styles.field} htmlFor={`${id}period`}>
          {text("correction.period")}
          <select
            id={`${id}period`}
            className={styles.input}
            value={period}
            onChange={({ target }) => setPeriod(target.value)}
          >
            {months.map((month) => (
              <option key={month} value={month}>
                {monthWords(month, language)}
              </option>
            ))}
          </select>
        </label>
        <AccountSelect label={text("correction.debit")} accounts={accounts} value={debitId} onChange={setDebit} />
        <AccountSelect
          label={text("correction.credit")}
          // Amounts are never mixed: only accounts of the same currency can receive.
          accounts={accounts.filter(
            (account) => account.id !== debitId && (debit === undefined || account.currency === debit.currency),
          )}
          value={creditId}
          onChange={setCredit}
        />
        <FormField
          label={debit ? text("correction.amount", { currency: debit.currency }) : text("correction.anyAmount")}
          value={amount}
          inputMode="decimal"
          problem={wrongAmount && debit ? text("editor.notAmount", { currency: debit.currency }) : undefined}
          onChange={setAmount}
        />
        <FormField label={text("correction.memo")} value={memo} maxLength={500} onChange={setMemo} />
        <div className={styles.whole}>
          {correct.isSuccess ? <Made correction={correct.data} /> : null}
          {correct.isError ? <ProblemNotice error={correct.error} kept={text("editor.kept")} /> : null}
          <Button appearance="primary" type="submit" disabledFocusable={!isReady || correct.isPending}>
            {text("correction.make")}
          </Button>
        </div>
      </form>
    </SectionCard>
  );
}

function Made({ correction }: { correction: Correction }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const { debitAccount, creditAccount } = correction;
  const facts = { amount: formatMoney(correction, language), debit: debitAccount.name, credit: creditAccount.name };
  return <Notice kind="success" title={text("correction.made", facts)} />;
}

interface CorrectionTableProps {
  corrections: readonly Correction[];
  busy: boolean;
  onTakeBack: (correction: Correction) => void;
}

function CorrectionTable({ corrections, busy, onTakeBack }: CorrectionTableProps) {
  const text = useFeatureText(accountMessages);
  const { language, timeZone } = useReader();
  const moments = useMoments(timeZone);
  const takenBack = new Set(corrections.map(({ correctsId }) => correctsId));
  return (
    <div className={styles.box} role="region" aria-label={text("corrections.caption")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("corrections.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("months.month")}</th>
            <th scope="col">{text("column.what")}</th>
            <th scope="col" className={styles.figure}>
              {text("correction.anyAmount")}
            </th>
            <th scope="col">{text("column.status")}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.map((correction) => (
            <tr key={correction.id}>
              <td>{monthWords(correction.period, language)}</td>
              <td>
                {correction.memo}
                <span className={styles.sub}>
                  {text("correction.from", {
                    debit: correction.debitAccount.name,
                    credit: correction.creditAccount.name,
                  })}
                </span>
                <span className={styles.sub}>
                  {text("correction.by", { name: correction.by ?? "", moment: moments.moment(correction.at) })}
                </span>
              </td>
              <td className={styles.figure}>{formatMoney(correction, language)}</td>
              <td>
                {correction.correctsId === null && !takenBack.has(correction.id) ? (
                  <Button size="small" disabledFocusable={busy} onClick={() => onTakeBack(correction)}>
                    {text("correction.back")}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
