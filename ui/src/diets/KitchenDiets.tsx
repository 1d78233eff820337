import type { LineDiets } from "@magic-meetings/contract/diets/diet.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { dietMessages } from "./diet-messages.ts";
import { DietNumbers } from "./DietNumbers.tsx";
import { useKitchenDiets } from "./use-diets.ts";
import styles from "./Diets.module.css";

/** For the kitchen: what those eat for whom it makes something; names only of those who allowed it. Suspends for its words. */
export function KitchenDiets({ productionOrderId }: { productionOrderId: string }) {
  const diets = useKitchenDiets(productionOrderId);
  return diets.data?.items.map((line) => <LineOfDiets key={line.lineId} line={line} />) ?? null;
}

function LineOfDiets({ line: { service, numbers, named } }: { line: LineDiets }) {
  const text = useFeatureText(dietMessages);
  const { language } = useReader();
  if (numbers.diets.length === 0 && numbers.without.length === 0) return null;
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  return (
    <div className={styles.said} role="group" aria-label={service.name}>
      <DietNumbers numbers={numbers} />
      {named.map(({ name, allergens, note }, position) => {
        const facts = { name, note, allergens: list(allergens.map((word) => text(`word.${word}`))) };
        return (
          <div key={position} className={styles.allergy}>
            {text(note === "" ? "diets.namedPerson" : "diets.namedPersonNote", facts)}
          </div>
        );
      })}
    </div>
  );
}
