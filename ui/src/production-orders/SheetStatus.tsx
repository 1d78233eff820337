import type { SheetStatus as Status } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { formatLongDay, formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { sheetMessages } from "./sheet-messages.ts";
import styles from "./SheetStatus.module.css";

/** Where the code on a sheet leads: whether it is still right, and what is different now. */
export function SheetStatus({ status }: { status: Status }) {
  const text = useFeatureText(sheetMessages);
  const words = useText();
  const { language, timeZone } = useReader();
  const time = formatMoment(status.printedAt, timeZone, language);
  const day = formatLongDay(`${status.day}T12:00:00Z`, "UTC", language);
  return (
    <div className={styles.status}>
      <p className={styles.of}>{text("sheet.title", { vendor: status.vendor.name, day })}</p>
      {status.isStale ? (
        <Notice kind="warning" title={text("sheet.stale")}>
          {text("sheet.staleHint", { count: status.changes.length, time })}
        </Notice>
      ) : (
        <Notice kind="success" title={text("sheet.right")}>
          {text("sheet.rightHint", { time })}
        </Notice>
      )}
      {status.changes.length ? (
        <ul className={styles.changes} aria-label={text("sheet.changes")}>
          {status.changes.map((change) => (
            <li key={change.productionOrderId} className={styles.change}>
              <Pill tone={change.kind === "added" ? "brand" : change.kind === "changed" ? "warning" : "danger"}>
                {text(`sheet.change.${change.kind}`)}
              </Pill>
              <span className={styles.when}>{formatMoment(change.deliverAt, timeZone, language)}</span>
              <span className={styles.where}>{change.deliverTo ?? text("sheet.noPlace")}</span>
              <span className={styles.quiet}>
                {text("sheet.number", { number: String(change.number) })} · {change.meeting || words("facts.noSubject")}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
