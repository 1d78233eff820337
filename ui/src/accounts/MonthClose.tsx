import type { PeriodCheck, PeriodDetail } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { Button } from "@fluentui/react-components";
import { CheckmarkCircleRegular, LockClosedRegular, WarningRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatTotals } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { FormField } from "./FormField.tsx";
import { useMakeExport, useMonth, useMonthStep } from "./use-finance.ts";

export interface MonthCloseProps {
  month: string;
  onMeeting: (meetingId: string) => void;
  onInvoice: (invoiceId: string) => void;
}

/** One month: what is still open in it, and closing, opening again and exporting it. */
export function MonthClose({ month, onMeeting, onInvoice }: MonthCloseProps) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { language } = useReader();
  const detail = useMonth(month);
  const name = monthWords(month, language);
  return (
    <SectionCard icon={<LockClosedRegular />} title={text("month.check", { month: name })}>
      {detail.isError ? <ProblemNotice error={detail.error} onRetry={() => void detail.refetch()} /> : null}
      {detail.isPending ? <SkeletonLines label={words("state.loading")} widths={["60%", "50%", "60%"]} /> : null}
      {detail.data ? (
        <div className={styles.stack}>
          <p className={styles.hint}>
            {text("month.posted")}:{" "}
            {detail.data.posted.length === 0 ? text("month.nothingPosted") : formatTotals(detail.data.posted, language)}
          </p>
          <ul className={styles.list}>
            {detail.data.checklist.map((check) => (
              <li key={check.kind}>
                <Check check={check} onMeeting={onMeeting} onInvoice={onInvoice} />
              </li>
            ))}
          </ul>
          <Steps detail={detail.data} name={name} />
        </div>
      ) : null}
    </SectionCard>
  );
}

function Check({ check, onMeeting, onInvoice }: { check: PeriodCheck } & Omit<MonthCloseProps, "month">) {
  const text = useFeatureText(accountMessages);
  const { kind, count, items } = check;
  if (count === 0) {
    return (
      <div className={styles.line}>
        <CheckmarkCircleRegular className={styles.fine} aria-hidden="true" />
        {text(`check.fine.${kind}`)}
      </div>
    );
  }
  return (
    <>
      <div className={styles.line}>
        <WarningRegular className={styles.matter} aria-hidden="true" />
        {text(`check.${kind}`, { count })}
      </div>
      <ul className={styles.indented}>
        {items.slice(0, 5).map(({ id, number, name, meetingId, invoiceId }, index) => (
          <li key={`${id}${index}`}>
            <button
              type="button"
              className={styles.open}
              onClick={() => (invoiceId === null ? meetingId && onMeeting(meetingId) : onInvoice(invoiceId))}
            >
              {text(invoiceId === null ? "check.order" : "check.line", { number, name })}
            </button>
          </li>
        ))}
        {count > 5 ? <li className={styles.hint}>{text("check.more", { count: count - 5 })}</li> : null}
      </ul>
    </>
  );
}

function Steps({ detail, name }: { detail: PeriodDetail; name: string }) {
  const text = useFeatureText(accountMessages);
  const step = useMonthStep();
  const make = useMakeExport();
  const { month, status, allowed, checklist } = detail;
  const open = checklist.reduce((sum, { count }) => sum + count, 0);
  const why = (because: string | undefined) => {
    const key = `because.${because ?? "wrong_state"}`;
    return text.knows(key) ? text(key) : "";
  };
  return (
    <>
      {step.isSuccess && step.data.status === "closed" && status === "closed" ? (
        <Notice kind="success" title={text("month.closedNow", { month: name })} />
      ) : null}
      {make.isSuccess ? (
        <Notice kind="success" title={text("month.exported", { count: make.data.transactions })} />
      ) : null}
      {step.isError ? <ProblemNotice error={step.error} /> : null}
      {make.isError ? <ProblemNotice error={make.error} /> : null}
      {status === "open" ? (
        <>
          <div className={styles.line}>
            <Button
              appearance="primary"
              disabledFocusable={!allowed.close.ok || step.isPending}
              onClick={() => step.mutate({ action: "close", month, acceptOpen: open > 0 })}
            >
              {open > 0 && allowed.close.ok
                ? text("month.accept", { count: open })
                : text("month.close", { month: name })}
            </Button>
            <span className={styles.hint}>
              {allowed.close.ok ? (open > 0 ? text("month.acceptHint") : null) : why(allowed.close.because)}
            </span>
          </div>
        </>
      ) : (
        <>
          <div className={styles.line}>
            <Button
              appearance="primary"
              disabledFocusable={!allowed.export.ok || make.isPending}
              onClick={() => make.mutate(month)}
            >
              {text("month.export", { month: name })}
            </Button>
            <span className={styles.hint}>{allowed.export.ok ? null : why(allowed.export.because)}</span>
          </div>
          <Reopen
            name={name}
            busy={step.isPending}
            because={allowed.reopen.ok ? undefined : why(allowed.reopen.because)}
            onReopen={(reason) => step.mutate({ action: "reopen", month, reason })}
          />
        </>
      )}
    </>
  );
}

interface ReopenProps {
  name: string;
  busy: boolean;
  /** Why it cannot be opened again. */
  because: string | undefined;
  onReopen: (reason: string) => void;
}

function Reopen({ name, busy, because, onReopen }: ReopenProps) {
  const text = useFeatureText(accountMessages);
  const [reason, setReason] = useState<string>();
  if (reason === undefined) {
    return (
      <div className={styles.line}>
        <Button disabledFocusable={because !== undefined} onClick={() => setReason("")}>
          {text("month.reopen", { month: name })}
        </Button>
        <span className={styles.hint}>{because}</span>
      </div>
    );
  }
  return (
    <form
      className={styles.filters}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onReopen(reason.trim());
      }}
    >
      <FormField label={text("month.reason")} value={reason} maxLength={500} required autoFocus onChange={setReason} />
      <Button type="submit" disabledFocusable={busy || reason.trim() === ""}>
        {text("month.reopenNow")}
      </Button>
    </form>
  );
}
