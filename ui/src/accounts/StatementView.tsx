import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import type { Balance, Statement, StatementLine } from "@magic-meetings/contract/accounts/statement.ts";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { dayKey } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { areDaysRight, dayWords, daysOfMonth, monthOfDays, monthsUntil, monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { DownloadButton } from "./DownloadButton.tsx";
import { useStatement, type Days } from "./use-accounts.ts";

/** What moved on an account in the days that are chosen, with downloads of all of it. */
export function StatementView({ account }: { account: AccountItem }) {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const { timeZone } = useReader();
  const today = dayKey(new Date(), timeZone);
  const [days, setDays] = useState<Days>(daysOfMonth(today.slice(0, 7)));
  const right = areDaysRight(days);
  const statement = useStatement(account.id, days, right);
  const [first] = statement.data?.pages ?? [];
  const lines = statement.data?.pages.flatMap((page) => page.items) ?? [];
  const params = { id: account.id };
  return (
    <SectionCard icon={<DocumentTableRegular />} title={text("statement.title")}>
      <div className={styles.between}>
        <DayPicker days={days} today={today} onDays={setDays} />
        {right ? (
          <div className={styles.line}>
            <DownloadButton
              label={text("statement.csv")}
              read={(client) => client("GET /accounts/:id/statement.csv", { params, query: days })}
            />
            <DownloadButton
              label={text("statement.xlsx")}
              read={(client) => client("GET /accounts/:id/statement.xlsx", { params, query: days })}
            />
          </div>
        ) : null}
      </div>
      {right ? null : (
        <p className={styles.wrong} role="alert">
          {text("statement.wrongDays")}
        </p>
      )}
      {statement.isError ? <ProblemNotice error={statement.error} onRetry={() => void statement.refetch()} /> : null}
      {statement.isPending && right ? (
        <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} />
      ) : null}
      {first ? <StatementTable statement={first} lines={lines} isWhole={!statement.hasNextPage} /> : null}
      <MoreButton pages={statement}>{text("accounts.more")}</MoreButton>
    </SectionCard>
  );
}

function DayPicker({ days, today, onDays }: { days: Days; today: string; onDays: (days: Days) => void }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const id = useId();
  const month = monthOfDays(days.from, days.to);
  const months = monthsUntil(today.slice(0, 7), 13);
  return (
    <div className={styles.filters}>
      <label className={styles.field} htmlFor={`${id}month`}>
        {text("statement.month")}
        <select
          id={`${id}month`}
          className={styles.input}
          value={month !== undefined && months.includes(month) ? month : ""}
          onChange={({ target }) => target.value && onDays(daysOfMonth(target.value))}
        >
          {month !== undefined && months.includes(month) ? null : <option value="">{text("statement.own")}</option>}
          {months.map((one) => (
            <option key={one} value={one}>
              {monthWords(one, language)}
            </option>
          ))}
        </select>
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={styles.field} htmlFor={id + end}>
          {text(`statement.${end}`)}
          <input
            id={id + end}
            type="date"
            className={styles.input}
            value={days[end]}
            // A half typed day is empty here; what stood before stays.
            onChange={({ target }) => target.value && onDays({ ...days, [end]: target.value })}
          />
        </label>
      ))}
    </div>
  );
}

interface TableProps {
  statement: Statement;
  lines: readonly StatementLine[];
  isWhole: boolean;
}

function StatementTable({ statement, lines, isWhole }: TableProps) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const { account, opening, closing, from, to } = statement;
  const { currency } = account;
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency }, language);
  const caption = text("statement.caption", { account: account.code });
  return (
    <div className={styles.box} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("column.day")}</th>
            <th scope="col">{text("column.what")}</th>
            <th scope="col">{text("column.order")}</th>
            {(["held", "posted", "vat"] as const).map((column) => (
              <th key={column} scope="col" className={styles.figure}>
                {text(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <BalanceRow day={from} label={text("statement.opening")} balance={opening} amount={amount} />
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{dayWords(line.day, language)}</td>
              <td>
                {text(`transaction.${line.kind}`)}
                <span className={styles.sub}>{detailOf(line)}</span>
              </td>
              <td>
                {line.orderNumber ?? ""}
                <span className={styles.sub}>{line.meeting ?? ""}</span>
              </td>
              <td className={styles.figure}>{line.heldMinor === 0 ? "" : amount(line.heldMinor)}</td>
              <td className={styles.figure}>{line.postedMinor === 0 ? "" : amount(line.postedMinor)}</td>
              <td className={styles.figure}>{line.vatMinor === null ? "" : amount(line.vatMinor)}</td>
            </tr>
          ))}
          {lines.length === 0 ? (
            <tr>
              <td colSpan={6}>{text("statement.empty")}</td>
            </tr>
          ) : null}
          {isWhole ? <BalanceRow day={to} label={text("statement.closing")} balance={closing} amount={amount} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function detailOf({ service, vendor, memo, counterAccount }: StatementLine): string {
  return [service, vendor, memo].filter(Boolean).join(" · ") || counterAccount;
}

interface BalanceRowProps {
  day: string;
  label: string;
  balance: Balance;
  amount: (minor: number) => string;
}

function BalanceRow({ day, label, balance, amount }: BalanceRowProps) {
  const { language } = useReader();
  return (
    <tr className={styles.total}>
      <td>{dayWords(day, language)}</td>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      <td className={styles.figure}>{amount(balance.heldMinor)}</td>
      <td className={styles.figure}>{amount(balance.postedMinor)}</td>
      <td />
    </tr>
  );
}
