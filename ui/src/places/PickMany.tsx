import { Combobox, Option, Tag, TagGroup } from "@fluentui/react-components";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { useEditorFields } from "./editor-context.ts";
import { EditorField } from "./EditorField.tsx";
import type { Reference } from "./form-spec.ts";
import { placeMessages } from "./place-messages.ts";
import styles from "./PickMany.module.css";

export interface Choice extends Reference {
  /** Said behind the name: an address, a building. */
  detail?: string;
}

export interface PickManyProps {
  label: string;
  pointer: string;
  hint?: string;
  value: readonly Reference[];
  onChange: (value: Reference[]) => void;
  /** What can be chosen for what was typed. */
  choices: readonly Choice[];
  onSearch: (typed: string) => void;
  /** At most so many; one that is chosen beyond takes the place of the last. */
  most?: number;
}

/** Chosen things as chips, and a field that finds more of them. */
export function PickMany({ label, pointer, hint, value, onChange, choices, onSearch, most }: PickManyProps) {
  const text = useFeatureText(placeMessages);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const search = (next: string) => {
    setTyped(next);
    onSearch(next.trim());
  };
  const left = choices.filter(({ id }) => !value.some((chosen) => chosen.id === id));
  return (
    <div className={styles.pick}>
      <EditorField label={label} pointer={pointer} hint={hint} reading={value.map(({ name }) => name).join(", ")}>
        <Combobox
          freeform
          value={typed}
          selectedOptions={[]}
          placeholder={text("pick.placeholder")}
          open={open}
          onOpenChange={(_, data) => setOpen(data.open)}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true);
            search(event.target.value);
          }}
          onOptionSelect={(_, { optionValue }) => {
            const chosen = left.find(({ id }) => id === optionValue);
            if (chosen) {
              const { id, name } = chosen;
              onChange([...value.slice(0, most === undefined ? undefined : most - 1), { id, name }]);
            }
            search("");
          }}
        >
          {left.map(({ id, name, detail }) => (
            <Option key={id} value={id} text={name}>
              <span className={styles.choice}>
                <span>{name}</span>
                {detail ? <span className={styles.detail}>{detail}</span> : null}
              </span>
            </Option>
          ))}
          {left.length === 0 ? (
            <Option disabled value="" text="">
              {text("pick.none")}
            </Option>
          ) : null}
        </Combobox>
      </EditorField>
      <ChosenTags label={label} value={value} onChange={onChange} />
    </div>
  );
}

function ChosenTags({ label, value, onChange }: Pick<PickManyProps, "label" | "value" | "onChange">) {
  const text = useFeatureText(placeMessages);
  const { readOnly } = useEditorFields();
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
