import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import type { DietCount, DraftLine } from "./draft-order.ts";
import { dietTotal, withDiet } from "./diet-counts.ts";
import { orderMessages } from "./order-messages.ts";
import { diets as known } from "./diet-counts.ts";
import styles from "./Controls.module.css";

export interface LineDietsProps {
  diets: readonly DietCount[];
  quantity: number;
  onChange: (change: Partial<DraftLine>) => void;
}

/** How many of each diet: the kitchen gets counts, not names. */
export function LineDiets({ diets, quantity, onChange }: LineDietsProps) {
  const text = useText();
  const words = useFeatureText(orderMessages);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{words("line.diets")}</legend>
      <div className={styles.grid}>
        {known.map((diet) => (
          <label key={diet} className={styles.count}>
            <span>{text(`diet.${diet}`)}</span>
            <input
              type="number"
              inputMode="numeric"
              min={0}
              max={quantity}
              className={`${styles.control} ${styles.number}`}
              aria-label={words("line.dietCount", { diet: text(`diet.${diet}`) })}
              value={diets.find((one) => one.diet === diet)?.count ?? ""}
              onChange={(event) => onChange({ diets: withDiet(diets, diet, event.target.valueAsNumber) })}
            />
          </label>
        ))}
      </div>
      {dietTotal(diets) > quantity ? (
        <div className={styles.wrong} role="alert">
          {words("line.dietsTooMany", { count: quantity })}
        </div>
      ) : null}
    </fieldset>
  );
}
