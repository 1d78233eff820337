import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { Pill } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import type { Text } from "../messages/text-context.ts";
import { useText } from "../messages/text-context.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./CardLines.module.css";
import { Difference } from "./Difference.tsx";

type Line = ProductionOrder["lines"][number];

/** What to make, line by line; what changed since it was acknowledged stands beside what it was. */
export function CardLines({ order }: { order: ProductionOrder }) {
  const isCancelled = order.status === "cancelled";
  return (
    <ul className={styles.lines}>
      {order.lines.map((line) => (
        <LineOnCard key={line.id} line={line} isCancelled={isCancelled} />
      ))}
    </ul>
  );
}

function LineOnCard({ line, isCancelled }: { line: Line; isCancelled: boolean }) {
  const text = useText();
  const board = useFeatureText(boardMessages);
  const { quantity, options, diets } = line.change ?? {};
  const isNew = quantity?.before === 0;
  const isOff = isCancelled || quantity?.after === 0;
  const none = board("board.none");
  return (
    <li className={styles.line}>
      <span className={styles.quantity}>
        {isOff ? (
          <del className={styles.off}>{quantity?.before || line.quantity}</del>
        ) : quantity && !isNew ? (
          <Difference before={quantity.before} after={quantity.after} />
        ) : (
          line.quantity
        )}
      </span>
      <span className={styles.what}>
        <span>
          {isOff ? <del className={styles.off}>{line.service.name}</del> : line.service.name}{" "}
          {isNew && !isOff ? <Pill tone="warning">{board("board.newLine")}</Pill> : null}
        </span>
        {options && !isNew && !isOff ? (
          <span className={styles.more}>
            <Difference before={options.before.join(", ") || none} after={options.after.join(", ") || none} />
          </span>
        ) : line.options.length && !isOff ? (
          <span className={styles.more}>{line.options.join(", ")}</span>
        ) : null}
        {diets && !isNew && !isOff ? (
          <span className={styles.more}>
            <Difference before={dietList(diets.before, text) || none} after={dietList(diets.after, text) || none} />
          </span>
        ) : line.diets.length && !isOff ? (
          <span className={styles.diets}>{dietList(line.diets, text)}</span>
        ) : null}
        {line.delivered !== null && line.delivered !== line.quantity ? (
          <span className={styles.more}>
            <Pill tone="warning">{board("board.came", { count: line.delivered })}</Pill>
          </span>
        ) : null}
      </span>
    </li>
  );
}

/** `6 vegan, 3 gluten free` */
export function dietList(diets: Line["diets"], text: Text): string {
  return diets.map(({ diet, count }) => `${count} ${text(`diet.${diet}`)}`).join(", ");
}
