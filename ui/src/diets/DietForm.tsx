import type { Diet, SaidDiet } from "@magic-meetings/contract/diets/diet.ts";
import { longestNote } from "@magic-meetings/contract/diets/diet-rules.ts";
import { Button, Field, Input } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { allergenChoices, dietChoices, toggled } from "./diet-choices.ts";
import { dietMessages } from "./diet-messages.ts";
import styles from "./Diets.module.css";

type Scope = "always" | "once";

export interface DietFormProps {
  said: SaidDiet | null;
  /** What was said holds for this meeting only. */
  isOnce: boolean;
  busy: boolean;
  onSave: (entry: { diet: Diet; scope: Scope }) => void;
  /** Undefined: there is nothing to erase. */
  onErase: (() => void) | undefined;
  onCancel: () => void;
}

/** What I eat and must not eat; the name is asked for only where there is an allergy. Escape leaves it as it was. */
export function DietForm({ said, isOnce, busy, onSave, onErase, onCancel }: DietFormProps) {
  const text = useFeatureText(dietMessages);
  const [diets, setDiets] = useState(said?.diets ?? []);
  const [allergens, setAllergens] = useState(said?.allergens ?? []);
  const [named, setNamed] = useState(said?.nameForAllergy ?? false);
  const [note, setNote] = useState(said?.note ?? "");
  const [scope, setScope] = useState<Scope>(isOnce ? "once" : "always");
  const first = useRef<HTMLFieldSetElement>(null);
  useEffect(() => first.current?.querySelector("input")?.focus(), []);
  const nameForAllergy = named && allergens.length > 0;
  const save = () =>
    onSave({ diet: { diets, allergens, nameForAllergy, note: nameForAllergy ? note.trim() : "" }, scope });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <fieldset ref={first} className={styles.group}>
        <legend className={styles.legend}>{text("diet.diets")}</legend>
        <div className={styles.choices}>
          {dietChoices.map((word) => (
            <Choice
              key={word}
              label={text(`word.${word}`)}
              checked={diets.includes(word)}
              onChange={() => setDiets(toggled(diets, word, dietChoices))}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{text("diet.allergens")}</legend>
        <div className={styles.choices}>
          {allergenChoices.map((word) => (
            <Choice
              key={word}
              label={text(`word.${word}`)}
              checked={allergens.includes(word)}
              onChange={() => setAllergens(toggled(allergens, word, allergenChoices))}
            />
          ))}
        </div>
      </fieldset>
      {allergens.length > 0 ? (
        <Choice label={text("diet.nameForAllergy")} checked={named} onChange={() => setNamed(!named)} />
      ) : null}
      {nameForAllergy ? (
        <Field label={text("diet.note")} hint={text("diet.noteLeft", { count: longestNote - note.length })}>
          <Input value={note} maxLength={longestNote} onChange={(_, { value }) => setNote(value)} />
        </Field>
      ) : null}
      <ScopeChoice scope={scope} onChange={setScope} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small" disabled={busy}>
          {text("diet.save")}
        </Button>
        <Button size="small" disabled={busy} onClick={onCancel}>
          {text("diet.cancel")}
        </Button>
        {onErase ? (
          <Button size="small" appearance="subtle" disabled={busy} onClick={onErase}>
            {text("diet.erase")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function ScopeChoice({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const text = useFeatureText(dietMessages);
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{text("diet.scope")}</legend>
      <div className={styles.choices}>
        {(["always", "once"] as const).map((one) => (
          <label key={one} className={styles.choice}>
            <input
              type="radio"
              className={styles.box}
              name={name}
              checked={scope === one}
              onChange={() => onChange(one)}
            />
            {text(one === "always" ? "diet.forAlways" : "diet.forOnce")}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Choice({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" className={styles.box} checked={checked} onChange={onChange} />
      {label}
    </label>
  );
}
