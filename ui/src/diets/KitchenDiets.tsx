import type { LineDiets, ProductionDiets } from "@magic-meetings/contract/diets/diet.ts";
import { FoodAppleRegular } from "@fluentui/react-icons";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { dietMessages } from "./diet-messages.ts";
import { DietNumbers } from "./DietNumbers.tsx";
import { useProductionDiets } from "./use-diets.ts";
import styles from "./Diets.module.css";

/**
 * For the kitchen: what those eat for whom it makes something in a period, order by order; names only of those who
 * allowed it because of an allergy. Nothing where nobody said anything. Suspends for its words.
 */
export function KitchenDiets({ from, to }: { from: string; to: string }) {
  const text = useFeatureText(dietMessages);
  const diets = useProductionDiets({ from, to });
  if (diets.isError) return <ProblemNotice error={diets.error} onRetry={() => void diets.refetch()} />;
  if (!diets.data?.items.length) return null;
  return (
    <SectionCard icon={<FoodAppleRegular />} title={text("diets.kitchenTitle")}>
      {diets.data.items.map((order) => (
        <OrderDiets key={order.productionOrder.id} order={order} />
      ))}
    </SectionCard>
  );
}

function OrderDiets({ order: { productionOrder, lines } }: { order: ProductionDiets }) {
  const text = useFeatureText(dietMessages);
  const { moment } = useMoments(productionOrder.timeZone);
  const facts = { number: String(productionOrder.number), moment: moment(productionOrder.deliverAt) };
  return lines.map((line) => (
    <div key={line.lineId} className={styles.said}>
      <div className={styles.legend}>{text("diets.kitchenLine", { ...facts, service: line.service.name })}</div>
      <DietNumbers numbers={line.numbers} />
      <Named line={line} />
    </div>
  ));
}

function Named({ line: { named } }: { line: LineDiets }) {
  const text = useFeatureText(dietMessages);
  const { language } = useReader();
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  return named.map(({ name, allergens, note }, position) => {
    const facts = { name, note, allergens: list(allergens.map((word) => text(`word.${word}`))) };
    return (
      <div key={position} className={styles.allergy}>
        {text(note === "" ? "diets.namedPerson" : "diets.namedPersonNote", facts)}
      </div>
    );
  });
}
