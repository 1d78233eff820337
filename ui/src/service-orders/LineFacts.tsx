import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { formatPercent } from "../format/percent.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import styles from "./OrderStatus.module.css";

/** What is special about a line, and where its vendor is with it; nothing for a line that is as most are. */
export function LineFacts({
  order,
  line,
  timeZone,
}: {
  order: ServiceOrder;
  line: ServiceOrderLine;
  timeZone: string;
}) {
  const words = useFeatureText(orderMessages);
  const text = useText();
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const diets = line.diets.map(({ diet, count }) => words("line.diet", { count, diet: text(`diet.${diet}`) }));
  const facts = [
    line.options.map(({ name }) => name).join(", "),
    new Intl.ListFormat(language, { type: "unit" }).format(diets),
    line.ownPlace && line.deliverTo ? words("line.to", { place: line.deliverTo }) : "",
    line.account ? words("line.paidBy", { account: line.account.name }) : "",
    followWords(),
    line.headCount.settledAt ? words("line.settled", { time: moments.moment(line.headCount.settledAt) }) : "",
    receiptWords(),
    line.rating ? words("receipt.rated", { rating: line.rating }) : "",
  ].filter(Boolean);
  const { production } = line;
  const state = production && order.status !== "cancelled" ? words(`line.status.${production.status}`) : "";
  return (
    <>
      {facts.length ? <span className={styles.quiet}>{facts.join(" · ")}</span> : null}
      {state ? <span className={styles.state}>{state}</span> : null}
    </>
  );

  function followWords(): string {
    const { rule, plusPercent } = line.headCount;
    if (rule === "fixed") return "";
    const plain = words(rule === "accepted" ? "line.followsAccepted" : "line.followsInvited");
    return plusPercent === 0
      ? plain
      : words("line.followsPlus", { rule: plain, percent: formatPercent(plusPercent, language) });
  }

  function receiptWords(): string {
    const { delivered, consumed, wasted } = line;
    if (consumed === null && wasted === null && (delivered === null || delivered === line.quantity)) return "";
    const unknown = words("receipt.unknown");
    return words("receipt.came", {
      delivered: delivered ?? unknown,
      consumed: consumed ?? unknown,
      wasted: wasted ?? unknown,
    });
  }
}
