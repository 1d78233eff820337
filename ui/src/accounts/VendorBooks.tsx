import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import { DocumentTableRegular, PeopleTeamRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { dayKey } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { dayWords, monthsUntil, monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { DownloadButton } from "./DownloadButton.tsx";
import { InvoiceDetail } from "./InvoiceDetail.tsx";
import { Invoices } from "./Invoices.tsx";
import { useAccountChoices } from "./use-accounts.ts";
import { useVendorStatement } from "./use-finance.ts";

export interface VendorBooksProps {
  vendorId: string | undefined;
  month: string | undefined;
  invoiceId: string | undefined;
  onShow: (shown: { vendorId?: string; month?: string; invoiceId?: string }) => void;
}

/** A vendor's month, what it is owed for it, and its invoices. */
export function VendorBooks({ vendorId, month, invoiceId, onShow }: VendorBooksProps) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { timeZone } = useReader();
  const accounts = useAccountChoices();
  const owed = (accounts.data ?? []).filter(({ kind, vendor }) => kind === "vendor_payable" && vendor !== null);
  const account = owed.find(({ vendor }) => vendor?.id === vendorId) ?? owed[0];
  const shown = month ?? monthsUntil(dayKey(new Date(), timeZone).slice(0, 7), 2)[1] ?? "";
  if (invoiceId !== undefined) {
    return <InvoiceDetail id={invoiceId} onBack={() => onShow({ ...(vendorId ? { vendorId } : {}), month: shown })} />;
  }
  if (accounts.isError) return <ProblemNotice error={accounts.error} onRetry={() => void accounts.refetch()} />;
  if (accounts.isPending) return <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%"]} />;
  if (!account?.vendor) return <EmptyState icon={<PeopleTeamRegular />} title={text("vendors.none")} />;
  const vendor = account.vendor;
  return (
    <div className={styles.stack}>
      <Choice
        accounts={owed}
        vendorId={vendor.id}
        month={shown}
        onShow={(next) => onShow({ vendorId: vendor.id, month: shown, ...next })}
      />
      <Month key={`${vendor.id}${shown}`} vendor={vendor} month={shown} />
      <Invoices
        vendor={vendor}
        currency={account.currency}
        minorUnits={account.minorUnits}
        onOpen={(id) => onShow({ vendorId: vendor.id, month: shown, invoiceId: id })}
      />
    </div>
  );
}

interface ChoiceProps {
  accounts: readonly AccountItem[];
  vendorId: string;
  month: string;
  onShow: (next: { vendorId?: string; month?: string }) => void;
}

function Choice({ accounts, vendorId, month, onShow }: ChoiceProps) {
  const text = useFeatureText(accountMessages);
  const { language, timeZone } = useReader();
  const id = useId();
  const months = monthsUntil(dayKey(new Date(), timeZone).slice(0, 7), 13);
  const vendors = new Map(accounts.map(({ vendor }) => [vendor?.id ?? "", vendor?.name ?? ""]));
  return (
    <div className={styles.filters}>
      <label className={styles.field} htmlFor={`${id}vendor`}>
        {text("vendors.choose")}
        <select
          id={`${id}vendor`}
          className={styles.input}
          value={vendorId}
          onChange={({ target }) => onShow({ vendorId: target.value })}
        >
          {[...vendors].map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field} htmlFor={`${id}month`}>
        {text("statement.month")}
        <select
          id={`${id}month`}
          className={styles.input}
          value={month}
          onChange={({ target }) => onShow({ month: target.value })}
        >
          {[...new Set([...months, month])].map((one) => (
            <option key={one} value={one}>
              {monthWords(one, language)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const counts = ["ordered", "delivered", "consumed", "wasted"] as const;
const amounts = ["posted", "fees", "waived", "total"] as const;

function Month({ vendor, month }: { vendor: { id: string; name: string }; month: string }) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { language } = useReader();
  const statement = useVendorStatement(vendor.id, month);
  const [first] = statement.data?.pages ?? [];
  const lines = statement.data?.pages.flatMap((page) => page.items) ?? [];
  const call = { params: { id: vendor.id }, query: { month } };
  const caption = text("vendor.caption", { vendor: vendor.name });
  return (
    <SectionCard
      icon={<DocumentTableRegular />}
      title={text("vendor.statement", { month: monthWords(month, language) })}
    >
      <div className={styles.line}>
        <DownloadButton
          label={text("statement.csv")}
          read={(client) => client("GET /vendors/:id/statement.csv", call)}
        />
        <DownloadButton
          label={text("statement.xlsx")}
          read={(client) => client("GET /vendors/:id/statement.xlsx", call)}
        />
      </div>
      {statement.isError ? <ProblemNotice error={statement.error} onRetry={() => void statement.refetch()} /> : null}
      {statement.isPending ? <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} /> : null}
      {first && lines.length === 0 ? <p className={styles.hint}>{text("vendor.empty")}</p> : null}
      {first && lines.length > 0 ? (
        <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
          <table className={styles.table}>
            <caption className={styles.caption}>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{text("column.day")}</th>
                <th scope="col">{text("column.what")}</th>
                {[...counts, ...amounts].map((column) => (
                  <th key={column} scope="col" className={styles.figure}>
                    {text(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const amount = (amountMinor: number) => formatMoney({ amountMinor, currency: line.currency }, language);
                return (
                  <tr key={line.id}>
                    <td>{dayWords(line.day, language)}</td>
                    <td>
                      {line.service}
                      <span className={styles.sub}>
                        {text("check.order", { number: String(line.orderNumber), name: line.meeting })}
                      </span>
                    </td>
                    {counts.map((column) => (
                      <td key={column} className={styles.figure}>
                        {line[column]?.toLocaleString(language) ?? "–"}
                      </td>
                    ))}
                    <td className={styles.figure}>{amount(line.postedMinor)}</td>
                    <td className={styles.figure}>{line.feeMinor === 0 ? "" : amount(line.feeMinor)}</td>
                    <td className={styles.figure}>{line.waivedMinor === 0 ? "" : amount(line.waivedMinor)}</td>
                    <td className={styles.figure}>{amount(line.postedMinor + line.feeMinor - line.waivedMinor)}</td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              {first.totals.map((total) => {
                const amount = (amountMinor: number) =>
                  formatMoney({ amountMinor, currency: total.currency }, language);
                return (
                  <tr key={total.currency} className={styles.total}>
                    <th scope="row" colSpan={6}>
                      {text("column.total")}
                    </th>
                    <td className={styles.figure}>{amount(total.postedMinor)}</td>
                    <td className={styles.figure}>{amount(total.feeMinor)}</td>
                    <td className={styles.figure}>{amount(total.waivedMinor)}</td>
                    <td className={styles.figure}>{amount(total.totalMinor)}</td>
                  </tr>
                );
              })}
            </tfoot>
          </table>
        </div>
      ) : null}
      <MoreButton pages={statement}>{text("accounts.more")}</MoreButton>
    </SectionCard>
  );
}
