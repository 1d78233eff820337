import type { DietNumbers as Numbers } from "@magic-meetings/contract/diets/diet.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { dietMessages } from "./diet-messages.ts";
import styles from "./Diets.module.css";

/** `6 × vegan`, `3 without nuts`: numbers, no names. */
export function DietNumbers({ numbers: { diets, without } }: { numbers: Numbers }) {
  const text = useFeatureText(dietMessages);
  if (diets.length === 0 && without.length === 0) return null;
  return (
    <ul className={styles.numbers}>
      {diets.map(({ diet, count }) => (
        <li key={diet}>{text("diets.number", { count, word: text(`word.${diet}`) })}</li>
      ))}
      {without.map(({ allergen, count }) => (
        <li key={allergen}>{text("diets.withoutNumber", { count, word: text(`word.${allergen}`) })}</li>
      ))}
    </ul>
  );
}
