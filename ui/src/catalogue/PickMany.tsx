import { Combobox, Option, Tag, TagGroup } from "@fluentui/react-components";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { FormField, useFormState } from "./FormField.tsx";
import type { Reference } from "./service-form.ts";
import styles from "./Form.module.css";

export interface PickManyProps {
  label: string;
  pointer: string;
  hint?: string;
  value: readonly Reference[];
  onChange: (value: Reference[]) => void;
  /** All there are, or what was found for what was typed. */
  choices: readonly Reference[];
  /** Where there are too many to have all of them here. */
  onSearch?: (typed: string) => void;
}

/** Chosen things as chips, and a field that finds more of them. */
export function PickMany({ label, pointer, hint, value, onChange, choices, onSearch }: PickManyProps) {
  const text = useFeatureText(catalogueMessages);
  const [typed, setTyped] = useState("");
  const search = (next: string) => {
    setTyped(next);
    onSearch?.(next.trim());
  };
  const wanted = typed.trim().toLocaleLowerCase();
  const left = choices
    .filter(({ id }) => !value.some((chosen) => chosen.id === id))
    .filter(({ name }) => onSearch !== undefined || name.toLocaleLowerCase().includes(wanted))
    .slice(0, mostShown);
  return (
    <div className={styles.pick}>
      <FormField label={label} pointer={pointer} hint={hint} reading={value.map(({ name }) => name).join(", ")}>
        <Combobox
          className={styles.input}
          freeform
          value={typed}
          selectedOptions={[]}
          placeholder={text("pick.placeholder")}
          onChange={(event) => search(event.target.value)}
          onOptionSelect={(_, { optionValue }) => {
            const chosen = left.find(({ id }) => id === optionValue);
            if (chosen) onChange([...value, { id: chosen.id, name: chosen.name }]);
            search("");
          }}
        >
          {left.map(({ id, name }) => (
            <Option key={id} value={id} text={name}>
              {name}
            </Option>
          ))}
          {left.length === 0 ? (
            <Option disabled value="" text="">
              {text("pick.none")}
            </Option>
          ) : null}
        </Combobox>
      </FormField>
      <ChosenTags label={label} value={value} onChange={onChange} />
    </div>
  );
}

const mostShown = 50;

function ChosenTags({ label, value, onChange }: Pick<PickManyProps, "label" | "value" | "onChange">) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  if (readOnly || value.length === 0) return null;
  return (
    <TagGroup
      className={styles.tags}
      size="small"
      aria-label={text("pick.chosen", { label })}
      onDismiss={(_, data) => onChange(value.filter(({ id }) => id !== data.value))}
    >
      {value.map(({ id, name }) => (
        <Tag key={id} value={id} dismissible dismissIcon={{ "aria-label": text("pick.remove") }}>
          {name}
        </Tag>
      ))}
    </TagGroup>
  );
}
