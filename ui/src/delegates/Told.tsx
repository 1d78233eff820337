import { toldChoices } from "@magic-meetings/contract/delegates/told-words.ts";
import type { ToldPreference } from "@magic-meetings/contract/delegates/delegate.ts";
import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { delegateMessages } from "./delegate-messages.ts";
import styles from "./Delegates.module.css";

export interface ToldProps {
  told: ToldPreference;
  /** There is no delegate who could be told. */
  alone: boolean;
  onTold: (told: ToldPreference) => void;
}

/** Who gets the cards: those that ask, and those that merely tell. */
export function Told({ told, alone, onTold }: ToldProps) {
  const text = useFeatureText(delegateMessages);
  return (
    <div className={styles.told}>
      <h3 className={styles.name}>{text("told.title")}</h3>
      {(["asks", "tells"] as const).map((nature) => (
        <Field key={nature} label={text(`told.${nature}`)}>
          <RadioGroup
            layout="horizontal"
            value={told[nature]}
            onChange={(_, { value }) => onTold({ ...told, [nature]: value as ToldPreference["asks"] })}
          >
            {toldChoices.map((choice) => (
              <Radio key={choice} value={choice} label={text(`told.${choice}`)} />
            ))}
          </RadioGroup>
        </Field>
      ))}
      {alone ? <p className={styles.quiet}>{text("told.alone")}</p> : null}
    </div>
  );
}
