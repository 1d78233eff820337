import type { InvoiceLine, VendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, ReceiptRegular } from "@fluentui/react-icons";
import { useState, type FormEvent } from "react";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { dayWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { AccountSelect } from "./AccountSelect.tsx";
import { FormField } from "./FormField.tsx";
import { useAccountChoices } from "./use-accounts.ts";
import { useAcceptLine, useInvoice, useInvoiceLines, useMissing } from "./use-finance.ts";

/** An invoice line by line: what fits, what differs, and accepting it with a reason. */
export function InvoiceDetail({ id, onBack }: { id: string; onBack: () => void }) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { language } = useReader();
  const invoice = useInvoice(id);
  return (
    <div className={styles.stack}>
      <div>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {text("invoice.back")}
        </Button>
      </div>
      {invoice.isError ? <ProblemNotice error={invoice.error} onRetry={() => void invoice.refetch()} /> : null}
      {invoice.isPending ? <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%"]} /> : null}
      {invoice.data ? (
        <SectionCard
          icon={<ReceiptRegular />}
          title={`${invoice.data.vendor.name} · ${text("invoice.title", {
            number: invoice.data.number,
            date: dayWords(invoice.data.invoiceDate, language),
          })}`}
          aside={formatMoney({ amountMinor: invoice.data.totalMinor, currency: invoice.data.currency }, language)}
        >
          <p className={styles.hint}>{text("invoice.counts", { ...invoice.data.counts })}</p>
          <Lines invoice={invoice.data} />
          <Missing invoice={invoice.data} />
        </SectionCard>
      ) : null}
    </div>
  );
}

const tones: Record<InvoiceLine["outcome"] | "accepted", PillTone> = {
  matched: "success",
  differs: "warning",
  unknown: "danger",
  accepted: "brand",
};

function Lines({ invoice }: { invoice: VendorInvoice }) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { language } = useReader();
  const lines = useInvoiceLines(invoice.id);
  const accept = useAcceptLine(invoice.id);
  const [accepting, setAccepting] = useState<number>();
  const all = lines.data?.pages.flatMap((page) => page.items) ?? [];
  const amount = (amountMinor: number | null) =>
    amountMinor === null ? "–" : formatMoney({ amountMinor, currency: invoice.currency }, language);
  const caption = text("invoice.caption", { number: invoice.number });
  if (lines.isError) return <ProblemNotice error={lines.error} onRetry={() => void lines.refetch()} />;
  if (lines.isPending) return <SkeletonLines label={words("state.loading")} widths={["100%", "100%"]} />;
  return (
    <>
      <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.caption}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text("column.line")}</th>
              <th scope="col">{text("column.what")}</th>
              {(["invoiced", "posted", "difference"] as const).map((column) => (
                <th key={column} scope="col" className={styles.figure}>
                  {text(`column.${column}`)}
                </th>
              ))}
              <th scope="col">{text("column.status")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((line) => (
              <tr key={line.number}>
                <th scope="row">{line.number}</th>
                <td>
                  {line.orderNumber === null
                    ? line.text
                    : text("check.order", { number: String(line.orderNumber), name: line.text })}
                  <span className={styles.sub}>{line.services.join(", ")}</span>
                </td>
                <td className={styles.figure}>{amount(line.amountMinor)}</td>
                <td className={styles.figure}>{amount(line.postedMinor)}</td>
                <td className={styles.figure}>{amount(line.differenceMinor)}</td>
                <td>
                  <Pill tone={tones[line.accepted ? "accepted" : line.outcome]}>
                    {text(`outcome.${line.accepted ? "accepted" : line.outcome}`)}
                  </Pill>{" "}
                  {line.accepted ? (
                    <span className={styles.sub}>
                      {text("accept.because", { reason: line.accepted.reason, name: line.accepted.by ?? "" })}
                    </span>
                  ) : null}
                  {line.allowed.accept.ok && accepting !== line.number ? (
                    <Button
                      size="small"
                      aria-label={text("accept.this", { number: line.number })}
                      onClick={() => {
                        accept.reset();
                        setAccepting(line.number);
                      }}
                    >
                      {text("accept.open")}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreButton pages={lines}>{text("accounts.more")}</MoreButton>
      {accept.isError ? <ProblemNotice error={accept.error} kept={text("editor.kept")} /> : null}
      {accepting === undefined ? null : (
        <AcceptForm
          key={accepting}
          number={accepting}
          needsAccount={all.find(({ number }) => number === accepting)?.outcome === "unknown"}
          currency={invoice.currency}
          busy={accept.isPending}
          onAccept={(given) =>
            accept.mutate({ number: accepting, ...given }, { onSuccess: () => setAccepting(undefined) })
          }
          onCancel={() => setAccepting(undefined)}
        />
      )}
    </>
  );
}

interface AcceptFormProps {
  number: number;
  needsAccount: boolean;
  currency: string;
  busy: boolean;
  onAccept: (given: { reason: string; accountId?: string }) => void;
  onCancel: () => void;
}

function AcceptForm({ number, needsAccount, currency, busy, onAccept, onCancel }: AcceptFormProps) {
  const text = useFeatureText(accountMessages);
  const accounts = useAccountChoices().data ?? [];
  const [reason, setReason] = useState("");
  const [accountId, setAccount] = useState("");
  const isReady = reason.trim() !== "" && (!needsAccount || accountId !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onAccept({ reason: reason.trim(), ...(needsAccount ? { accountId } : {}) });
  };
  return (
    <form
      className={styles.filters}
      noValidate
      onSubmit={submit}
      aria-label={text("accept.this", { number: String(number) })}
    >
      <FormField label={text("accept.reason")} value={reason} maxLength={500} autoFocus onChange={setReason} />
      {needsAccount ? (
        <AccountSelect
          label={text("accept.account")}
          accounts={accounts.filter((one) => one.kind === "cost_centre" && one.currency === currency)}
          value={accountId}
          onChange={setAccount}
        />
      ) : null}
      <Button appearance="primary" type="submit" disabledFocusable={!isReady || busy}>
        {text("accept.do")}
      </Button>
      <Button onClick={onCancel}>{text("editor.cancel")}</Button>
    </form>
  );
}

function Missing({ invoice }: { invoice: VendorInvoice }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const missing = useMissing(invoice.id);
  if (!missing.data) return null;
  const { count, items } = missing.data;
  if (count === 0) return <p className={styles.hint}>{text("missing.none")}</p>;
  return (
    <details>
      <summary>{text("missing.title", { count })}</summary>
      <ul className={styles.indented}>
        {items.map(({ id, orderNumber, service, postedMinor }) => (
          <li key={id}>
            {text("missing.line", {
              number: String(orderNumber),
              service,
              amount: formatMoney({ amountMinor: postedMinor, currency: invoice.currency }, language),
            })}
          </li>
        ))}
        {count > items.length ? <li>{text("check.more", { count: count - items.length })}</li> : null}
      </ul>
    </details>
  );
}
