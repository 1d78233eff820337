import type { LineDifference } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";

/** What is otherwise between two states of an order, a sentence for each difference. */
export function DifferenceList({
  differences,
  timeZone,
}: {
  differences: readonly LineDifference[];
  timeZone: string;
}) {
  const sentences = useDifferenceWords(timeZone);
  return (
    <ul className={styles.list}>
      {differences.flatMap((difference, index) =>
        sentences(difference).map((sentence) => <li key={`${index} ${sentence}`}>{sentence}</li>),
      )}
    </ul>
  );
}

function useDifferenceWords(timeZone: string): (difference: LineDifference) => string[] {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const list = (names: readonly string[]) =>
    names.length ? new Intl.ListFormat(language, { type: "conjunction" }).format(names) : words("difference.none");
  return ({ service, kind, quantity, deliverAt, deliverTo, options }) => {
    if (kind !== "changed") return [words(`difference.${kind}`, { service, before: 0, after: 0, ...quantity })];
    return [
      ...(quantity ? [words("difference.quantity", { service, ...quantity })] : []),
      ...(deliverAt
        ? [
            words("difference.deliverAt", {
              service,
              before: moments.moment(deliverAt.before),
              after: moments.moment(deliverAt.after),
            }),
          ]
        : []),
      ...(deliverTo
        ? [
            words("difference.deliverTo", {
              service,
              before: deliverTo.before ?? words("difference.nowhere"),
              after: deliverTo.after ?? words("difference.nowhere"),
            }),
          ]
        : []),
      ...(options
        ? [words("difference.options", { service, before: list(options.before), after: list(options.after) })]
        : []),
    ];
  };
}
