import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { useVendorHistory } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

/** Who changed a vendor when, and what of it. */
export function VendorHistoryList({ vendor }: { vendor: Vendor }) {
  const text = useFeatureText(vendorMessages);
  const state = useText();
  const { language, timeZone } = useReader();
  const moments = useMoments(timeZone);
  const history = useVendorHistory(vendor.id);
  if (history.isPending) return <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} />;
  if (history.isError) return <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />;
  const changes = history.data.pages.flatMap(({ items }) => items);
  const list = new Intl.ListFormat(language, { type: "unit" });
  const say = (key: string, other: string) => (text.knows(key) ? text(key) : other);
  return (
    <>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={text("history.caption", { name: vendor.name })}
      >
        <table className={styles.table}>
          <caption className={styles.caption}>{text("history.caption", { name: vendor.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{text("history.when")}</th>
              <th scope="col">{text("history.who")}</th>
              <th scope="col">{text("history.what")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ id, at, action, by, fields }) => (
              <tr key={id}>
                <td>{moments.moment(at)}</td>
                <td>{by ?? text("history.system")}</td>
                <td>
                  {say(`history.${action}`, action)}
                  {action === "vendor.change"
                    ? `: ${list.format(fields.map((field) => say(`history.field.${field}`, field)))}`
                    : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {changes.length === 0 ? <p className={styles.hint}>{text("history.none")}</p> : null}
      </div>
      <MoreButton pages={history} size="small">
        {text("history.more")}
      </MoreButton>
    </>
  );
}
