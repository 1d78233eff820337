import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import { classNames } from "../elements/class-names.ts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { barParts, budgetMark, usedPercent } from "./account-words.ts";
import styles from "./AmountBars.module.css";

/** What is posted and held, as a stacked bar with the amounts below it. */
export function BalanceBar({ account }: { account: AccountItem }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const { heldMinor, postedMinor, currency, kind } = account;
  if (kind !== "cost_centre") return null;
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency }, language);
  const words = text("bar.balance", { posted: amount(postedMinor), held: amount(heldMinor) });
  const [posted = 0, held = 0] = barParts([postedMinor, heldMinor], 0);
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.posted} style={{ width: `${posted}%` }} />
        <span className={styles.held} style={{ width: `${held}%` }} />
      </div>
      <span className={styles.words}>{words}</span>
    </div>
  );
}

/** How much of a budget is used, with its mark at 80 %. */
export function BudgetBar({ account }: { account: AccountItem }) {
  const text = useFeatureText(accountMessages);
  const { language } = useReader();
  const { budget, budgetPeriod, currency, kind } = account;
  if (kind !== "cost_centre") return null;
  if (budget === null) return <span className={styles.words}>{text("budget.none")}</span>;
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency }, language);
  const percent = usedPercent(budget);
  const share = (value: number) => new Intl.NumberFormat(language, { style: "percent" }).format(value / 100);
  const tone = percent >= 100 ? styles.full : percent >= budgetMark ? styles.reached : styles.posted;
  const period = text(`budget.${budget.startsOn === null ? "all" : (budgetPeriod ?? "all")}`);
  const used = text("budget.used", { used: amount(budget.usedMinor), budget: amount(budget.budgetMinor) });
  return (
    <div>
      <div
        className={styles.bar}
        role="img"
        aria-label={text("budget.label", { percent: share(percent), mark: share(budgetMark) })}
      >
        <span className={classNames(tone)} style={{ width: `${Math.min(percent, 100)}%` }} />
        <span className={styles.mark} style={{ insetInlineStart: `${budgetMark}%` }} />
      </div>
      <span className={styles.words}>
        {used} {period}
        {percent >= budgetMark ? ` · ${text("budget.reached")}` : null}
      </span>
    </div>
  );
}
