import { Button } from "@fluentui/react-components";
import { ReceiptRegular } from "@fluentui/react-icons";
import { useId, useState, type FormEvent } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { dayKey } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { dayWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { FormField } from "./FormField.tsx";
import { readTypedLines } from "./invoice-lines.ts";
import { useInvoices, useTakeInInvoice, type InvoiceContent } from "./use-finance.ts";

export interface InvoicesProps {
  vendor: { id: string; name: string };
  currency: string;
  minorUnits: number;
  onOpen: (id: string) => void;
}

/** A vendor's invoices, and a form that takes in another one. */
export function Invoices({ vendor, currency, minorUnits, onOpen }: InvoicesProps) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { language } = useReader();
  const invoices = useInvoices(vendor.id);
  const [isAdding, setAdding] = useState(false);
  const all = invoices.data?.pages.flatMap((page) => page.items);
  return (
    <SectionCard
      icon={<ReceiptRegular />}
      title={text("invoices.title")}
      aside={isAdding ? null : <Button onClick={() => setAdding(true)}>{text("invoices.new")}</Button>}
    >
      {isAdding ? (
        <InvoiceForm
          vendorId={vendor.id}
          currency={currency}
          minorUnits={minorUnits}
          onTaken={onOpen}
          onCancel={() => setAdding(false)}
        />
      ) : null}
      {invoices.isError ? <ProblemNotice error={invoices.error} onRetry={() => void invoices.refetch()} /> : null}
      {invoices.isPending ? <SkeletonLines label={words("state.loading")} widths={["100%", "100%"]} /> : null}
      {all?.length === 0 ? <p className={styles.hint}>{text("invoices.empty")}</p> : null}
      <ul className={styles.list}>
        {all?.map((invoice) => (
          <li key={invoice.id} className={styles.between}>
            <span>
              <button type="button" className={styles.open} onClick={() => onOpen(invoice.id)}>
                {text("invoice.title", { number: invoice.number, date: dayWords(invoice.invoiceDate, language) })}
              </button>
              <span className={styles.sub}>{text("invoice.counts", { ...invoice.counts })}</span>
            </span>
            <span>{formatMoney({ amountMinor: invoice.totalMinor, currency: invoice.currency }, language)}</span>
          </li>
        ))}
      </ul>
      <MoreButton pages={invoices}>{text("accounts.more")}</MoreButton>
    </SectionCard>
  );
}

interface InvoiceFormProps {
  vendorId: string;
  currency: string;
  minorUnits: number;
  onTaken: (id: string) => void;
  onCancel: () => void;
}

function InvoiceForm({ vendorId, currency, minorUnits, onTaken, onCancel }: InvoiceFormProps) {
  const text = useFeatureText(accountMessages);
  const { timeZone } = useReader();
  const id = useId();
  const take = useTakeInInvoice();
  const [number, setNumber] = useState("");
  const [invoiceDate, setDate] = useState(dayKey(new Date(), timeZone));
  const [typed, setTyped] = useState("");
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = file === undefined ? readTypedLines(typed, minorUnits) : { file };
    const wrong =
      number.trim() === ""
        ? text("editor.missing")
        : "line" in read
          ? text("invoice.badLine", { number: read.number, line: read.line })
          : "lines" in read && read.lines.length === 0
            ? text("invoice.needLines")
            : undefined;
    setProblem(wrong);
    if (wrong !== undefined || "line" in read) return;
    const content: InvoiceContent = read;
    const top = { vendorId, number: number.trim(), invoiceDate, currency };
    take.mutate({ top, content }, { onSuccess: (invoice) => onTaken(invoice.id) });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit} aria-label={text("invoices.new")}>
      <FormField label={text("invoice.number")} value={number} maxLength={60} onChange={setNumber} />
      <FormField
        label={text("invoice.date")}
        type="date"
        value={invoiceDate}
        onChange={(value) => value && setDate(value)}
      />
      <div className={styles.whole}>
        <div className={styles.field}>
          <label htmlFor={`${id}lines`}>{text("invoice.lines")}</label>
          <textarea
            id={`${id}lines`}
            className={styles.area}
            aria-describedby={`${id}hint`}
            disabled={file !== undefined}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <span id={`${id}hint`} className={styles.hint}>
            {text("invoice.linesHint")}
          </span>
        </div>
      </div>
      <label className={styles.field} htmlFor={`${id}file`}>
        {text("invoice.file")}
        <input
          id={`${id}file`}
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      </label>
      <div className={styles.whole}>
        {problem === undefined ? null : (
          <p className={styles.wrong} role="alert">
            {problem}
          </p>
        )}
        {take.isError ? <ProblemNotice error={take.error} kept={text("editor.kept")} /> : null}
        <div className={styles.line}>
          <Button appearance="primary" type="submit" disabledFocusable={take.isPending}>
            {text("invoice.take")}
          </Button>
          <Button onClick={onCancel}>{text("editor.cancel")}</Button>
        </div>
      </div>
    </form>
  );
}
