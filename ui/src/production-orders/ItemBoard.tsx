import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { useId, useMemo, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { Pill } from "../elements/Pill.tsx";
import { dayKey, formatMoment, formatTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { AllergenWord, BoardItem, ItemCount, ItemPart, WithoutByLine } from "./board-items.ts";
import { boardItems, withoutOf } from "./board-items.ts";
import { boardMessages } from "./board-messages.ts";
import { dietList } from "./CardLines.tsx";
import styles from "./ItemBoard.module.css";
import { sheetMessages } from "./sheet-messages.ts";

export interface ItemBoardProps {
  orders: readonly ProductionOrder[];
  without: WithoutByLine;
  today: string;
  big: boolean;
}

/** What there is to make, thing by thing over all orders; each opens to the orders that want it. */
export function ItemBoard({ orders, without, today, big }: ItemBoardProps) {
  const board = useFeatureText(boardMessages);
  const items = useMemo(() => boardItems(orders, without), [orders, without]);
  return (
    <ul className={classNames(styles.items, big && styles.big)} aria-label={board("item.list")}>
      {items.map((item) => (
        <Item key={item.serviceId} item={item} without={without} today={today} />
      ))}
    </ul>
  );
}

/** "3 without nuts", each. */
function useWithoutWords() {
  const board = useFeatureText(boardMessages);
  const sheet = useFeatureText(sheetMessages);
  return (counts: readonly ItemCount<AllergenWord>[]) =>
    counts.map(({ name, quantity }) => board("item.without", { count: quantity, name: sheet(`allergen.${name}`) }));
}

interface ItemProps {
  item: BoardItem;
  without: WithoutByLine;
  today: string;
}

function Item({ item, without, today }: ItemProps) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const withoutWords = useWithoutWords();
  const { language } = useReader();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const list = new Intl.ListFormat(language, { type: "unit", style: "short" });
  const asked = [
    ...item.diets.map(({ name, quantity }) => board("item.part", { count: quantity, name: text(`diet.${name}`) })),
    ...withoutWords(item.without),
  ];
  const parts = [...asked, ...item.options.map(({ name, quantity }) => board("item.part", { count: quantity, name }))];
  const isReady = item.toMake === 0;
  return (
    <li className={classNames(styles.item, isReady && styles.ready)}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.chevron} aria-hidden="true">
          {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{board("item.quantity", { count: item.quantity, name: item.name })}</span>
          {parts.length ? (
            <span className={styles.parts}>{board("item.of", { parts: list.format(parts) })}</span>
          ) : null}
        </span>
        <span className={styles.state}>
          {item.changed ? <Pill tone="warning">{board("board.changedCount", { count: item.changed })}</Pill> : null}
          <Pill tone={isReady ? "success" : "brand"}>
            {isReady ? board("item.allReady") : board("item.toMake", { count: item.toMake })}
          </Pill>
          <span className={styles.first}>
            {board("item.first", { time: whenOf(item.parts[0], item.firstAt, today, language) })}
          </span>
        </span>
      </button>
      {isOpen ? (
        <ul id={id} className={styles.orders} aria-label={board("item.orders", { count: item.parts.length })}>
          {item.parts.map((part) => (
            <Part key={part.line.id} part={part} without={withoutWords(withoutOf(part.line, without))} today={today} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

interface PartProps {
  part: ItemPart;
  /** In words. */
  without: readonly string[];
  today: string;
}

function Part({ part: { order, line }, without, today }: PartProps) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const { language } = useReader();
  const column = order.status === "cleared" ? "delivered" : order.status;
  const state = `board.column.${column}`;
  return (
    <li className={styles.part}>
      <span className={styles.time}>{whenOf({ order, line }, line.deliverAt, today, language)}</span>
      <span className={styles.count}>{line.quantity}</span>
      <span className={styles.what}>
        <span>
          {order.deliverTo ?? order.site.name} · {order.meeting.subject || text("facts.noSubject")}
        </span>
        {line.options.length ? <span className={styles.quiet}>{line.options.join(", ")}</span> : null}
        {line.diets.length ? <span className={styles.quiet}>{dietList(line.diets, text)}</span> : null}
        {without.length ? <span className={styles.quiet}>{without.join(", ")}</span> : null}
        {order.note ? <span className={styles.quiet}>{order.note}</span> : null}
      </span>
      <span className={styles.state}>
        {board.knows(state) ? <Pill tone="neutral">{board(state)}</Pill> : null}
        <span className={styles.quiet}>{board("board.number", { number: String(order.number) })}</span>
      </span>
    </li>
  );
}

/** The time at its site, with the day where it is not today. */
function whenOf(part: ItemPart | undefined, moment: string, today: string, language: string): string {
  const timeZone = part?.order.site.timeZone ?? "UTC";
  const format = dayKey(moment, timeZone) === today ? formatTime : formatMoment;
  return format(moment, timeZone, language);
}
