import type { FinanceExport } from "@magic-meetings/contract/accounts/finance-export.ts";
import { DocumentArrowDownRegular } from "@fluentui/react-icons";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { accountMessages } from "./account-messages.ts";
import { monthWords } from "./account-words.ts";
import styles from "./Accounts.module.css";
import { DownloadButton } from "./DownloadButton.tsx";
import { useExports } from "./use-finance.ts";

/** What was exported for finance systems, each with its file as it was. */
export function FinanceExports() {
  const text = useFeatureText(accountMessages);
  const words = useText();
  const exports = useExports();
  const all = exports.data?.pages.flatMap((page) => page.items);
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{text("exports.layout", { layout: 1 })}</p>
      {exports.isError ? <ProblemNotice error={exports.error} onRetry={() => void exports.refetch()} /> : null}
      {exports.isPending ? <SkeletonLines label={words("state.loading")} widths={["100%", "100%"]} /> : null}
      {all?.length === 0 ? (
        <EmptyState
          icon={<DocumentArrowDownRegular />}
          title={text("exports.empty")}
          hint={text("exports.emptyHint")}
        />
      ) : null}
      {all?.length ? <Table exports={all} /> : null}
      <MoreButton pages={exports}>{text("accounts.more")}</MoreButton>
    </div>
  );
}

function Table({ exports }: { exports: readonly FinanceExport[] }) {
  const text = useFeatureText(accountMessages);
  const { language, timeZone } = useReader();
  const moments = useMoments(timeZone);
  return (
    <div className={styles.box} role="region" aria-label={text("exports.caption")} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{text("exports.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("exports.number")}</th>
            <th scope="col">{text("months.month")}</th>
            <th scope="col" className={styles.figure}>
              {text("exports.rows")}
            </th>
            <th scope="col">{text("exports.made")}</th>
            <th scope="col">{text("exports.file")}</th>
          </tr>
        </thead>
        <tbody>
          {exports.map(({ id, number, month, rows, createdAt, createdBy }) => (
            <tr key={id}>
              <th scope="row">{number}</th>
              <td>{monthWords(month, language)}</td>
              <td className={styles.figure}>{rows.toLocaleString(language)}</td>
              <td>{text("correction.by", { name: createdBy ?? "", moment: moments.moment(createdAt) })}</td>
              <td>
                <DownloadButton
                  label={text("exports.downloadShort")}
                  longLabel={text("exports.download", { number })}
                  read={(client) => client("GET /finance-exports/:id/file", { params: { id } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
