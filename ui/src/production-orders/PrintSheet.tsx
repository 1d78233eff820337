import type { Sheet } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import { formatLongDay, formatMoment, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { boardItems } from "./board-items.ts";
import { dietList } from "./CardLines.tsx";
import styles from "./PrintSheet.module.css";
import { QrCode } from "./QrCode.tsx";
import { sheetMessages } from "./sheet-messages.ts";

export interface PrintSheetProps {
  sheet: Sheet;
  /** Where the page is that tells whether the sheet is stale. */
  statusAddress: string;
}

/** A vendor's day on paper: what to make over all, then delivery by delivery, each with a code to scan. */
export function PrintSheet({ sheet, statusAddress }: PrintSheetProps) {
  const text = useFeatureText(sheetMessages);
  const { language, timeZone } = useReader();
  const zone = sheet.orders[0]?.site.timeZone ?? timeZone;
  const time = formatMoment(sheet.printedAt, zone, language);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1 className={styles.name}>
            {text("sheet.title", {
              vendor: sheet.vendor.name,
              day: formatLongDay(`${sheet.day}T12:00:00Z`, "UTC", language),
            })}
          </h1>
          <p className={styles.printed}>
            {sheet.printedBy === null
              ? text("sheet.printed", { time })
              : text("sheet.printedBy", { time, name: sheet.printedBy })}
          </p>
        </div>
        <figure className={styles.fresh}>
          <QrCode content={statusAddress} label={text("sheet.freshCode")} />
          <figcaption>{text("sheet.fresh")}</figcaption>
        </figure>
      </header>
      {sheet.orders.length === 0 ? <p>{text("sheet.empty")}</p> : null}
      {sheet.orders.length ? (
        <>
          <Items sheet={sheet} zone={zone} />
          <Deliveries sheet={sheet} />
        </>
      ) : null}
    </article>
  );
}

function Items({ sheet, zone }: { sheet: Sheet; zone: string }) {
  const words = useText();
  const text = useFeatureText(sheetMessages);
  const { language } = useReader();
  const list = new Intl.ListFormat(language, { type: "unit", style: "short" });
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{text("sheet.items")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("sheet.col.count")}</th>
          <th scope="col">{text("sheet.col.item")}</th>
          <th scope="col">{text("sheet.col.special")}</th>
          <th scope="col">{text("sheet.col.first")}</th>
        </tr>
      </thead>
      <tbody>
        {boardItems(sheet.orders).map((item) => {
          const parts = [
            ...item.diets.map(({ name, quantity }) =>
              text("sheet.part", { count: quantity, name: words(`diet.${name}`) }),
            ),
            ...item.options.map(({ name, quantity }) => text("sheet.part", { count: quantity, name })),
          ];
          return (
            <tr key={item.serviceId}>
              <td className={styles.count}>{item.quantity}</td>
              <th scope="row">{item.name}</th>
              <td>{list.format(parts)}</td>
              <td>{formatTime(item.firstAt, zone, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Deliveries({ sheet }: { sheet: Sheet }) {
  const words = useText();
  const text = useFeatureText(sheetMessages);
  const { language } = useReader();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{text("sheet.deliveries")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("sheet.col.time")}</th>
          <th scope="col">{text("sheet.col.place")}</th>
          <th scope="col">{text("sheet.col.what")}</th>
          <th scope="col">{text("sheet.col.code")}</th>
          <th scope="col">{text("sheet.col.done")}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.orders.map((order) => (
          <tr key={order.id} className={styles.delivery}>
            <td className={styles.time}>{formatTime(order.deliverAt, order.site.timeZone, language)}</td>
            <th scope="row">
              <div className={styles.place}>{order.deliverTo ?? text("sheet.noPlace")}</div>
              <div className={styles.small}>
                {text("sheet.number", { number: String(order.number) })} ·{" "}
                {text("sheet.people", { count: order.meeting.headCount })}
              </div>
              <div className={styles.small}>{order.meeting.subject || words("facts.noSubject")}</div>
            </th>
            <td>
              {order.lines
                .filter(({ quantity }) => quantity > 0)
                .map((line) => (
                  <SheetLine key={line.id} line={line} />
                ))}
              {order.note ? <div className={styles.note}>{order.note}</div> : null}
            </td>
            <td className={styles.code}>
              <QrCode content={order.code} label={text("sheet.code", { number: String(order.number) })} />
            </td>
            <td className={styles.box}>
              <span className={styles.tick} aria-hidden="true" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SheetLine({ line }: { line: Sheet["orders"][number]["lines"][number] }) {
  const words = useText();
  const text = useFeatureText(sheetMessages);
  const { language } = useReader();
  const list = new Intl.ListFormat(language, { type: "unit", style: "short" });
  const allergens = line.service.allergens.map((name) => text(`allergen.${name}`));
  return (
    <div className={styles.line}>
      <strong>{text("sheet.item", { count: line.quantity, name: line.service.name })}</strong>
      {line.options.length ? <div>{line.options.join(", ")}</div> : null}
      {line.diets.length ? <div>{text("sheet.of", { parts: dietList(line.diets, words) })}</div> : null}
      {allergens.length ? (
        <div className={styles.small}>{text("sheet.allergens", { list: list.format(allergens) })}</div>
      ) : null}
    </div>
  );
}
