import { StarFilled, StarRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { receiptMessages } from "./receipt-messages.ts";
import styles from "./StarRating.module.css";

export interface StarRatingProps {
  label: string;
  /** Undefined: nothing was said. */
  value: number | undefined;
  onChange: (value: number) => void;
}

const stars = [1, 2, 3, 4, 5] as const;

/** One to five, as a row of choices: arrows go through them, a number chooses. */
export function StarRating({ label, value, onChange }: StarRatingProps) {
  const text = useFeatureText(receiptMessages);
  const name = useId();
  const said = stars.find((star) => star === value);
  return (
    <fieldset
      className={styles.rating}
      onKeyDown={(event) => {
        const star = stars.find((one) => String(one) === event.key);
        if (!star) return;
        onChange(star);
        event.currentTarget.querySelector<HTMLInputElement>(`input[value="${star}"]`)?.focus();
      }}
    >
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.stars}>
        {stars.map((star) => (
          <label key={star} className={styles.star}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              value={star}
              checked={value === star}
              aria-label={text("receipt.star", { count: star })}
              onChange={() => onChange(star)}
            />
            <span className={styles.icon} aria-hidden="true">
              {value !== undefined && star <= value ? <StarFilled /> : <StarRegular />}
            </span>
          </label>
        ))}
        <span className={styles.word}>{said ? text(`receipt.star.${said}`) : ""}</span>
      </div>
    </fieldset>
  );
}
