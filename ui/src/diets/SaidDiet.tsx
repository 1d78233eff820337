import type { SaidDiet as Said } from "@magic-meetings/contract/diets/diet.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { dietMessages } from "./diet-messages.ts";
import styles from "./Diets.module.css";

/** What the reader said, read back to her. */
export function SaidDiet({ said, isOnce }: { said: Said | null; isOnce: boolean }) {
  const text = useFeatureText(dietMessages);
  const { language } = useReader();
  if (said === null) return <div>{text("diet.nothingSaid")}</div>;
  const list = (words: readonly string[]) => new Intl.ListFormat(language).format(words);
  const { diets, allergens, nameForAllergy, note } = said;
  return (
    <>
      {diets.length === 0 && allergens.length === 0 ? <div>{text("diet.everything")}</div> : null}
      {diets.length > 0 ? (
        <div>{text("diet.eats", { diets: list(diets.map((word) => text(`word.${word}`))) })}</div>
      ) : null}
      {allergens.length > 0 ? (
        <div>{text("diet.without", { allergens: list(allergens.map((word) => text(`word.${word}`))) })}</div>
      ) : null}
      {nameForAllergy ? <div>{text("diet.named")}</div> : null}
      {note ? <div>{note}</div> : null}
      <div className={styles.quiet}>{text(isOnce ? "diet.forOnce" : "diet.forAlways")}</div>
    </>
  );
}
