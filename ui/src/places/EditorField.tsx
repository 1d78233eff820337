import { Field, Input, Select, Switch, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { useEditorFields } from "./editor-context.ts";
import { errorsAt } from "./field-errors.ts";
import { placeMessages } from "./place-messages.ts";
import styles from "./EditorField.module.css";

export interface EditorFieldProps {
  label: string;
  /** Where the field is in what is sent, for example `/capacity`. */
  pointer: string;
  hint?: string | undefined;
  required?: boolean;
  isNumber?: boolean;
  /** What a reader sees who may not change it. */
  reading: ReactNode;
  children: ReactNode;
}

/** One field: its label, what is wrong with it, and its value alone for whoever may not change it. */
export function EditorField({ label, pointer, hint, required, isNumber, reading, children }: EditorFieldProps) {
  const { readOnly } = useEditorFields();
  const wrong = useFieldError(pointer, isNumber);
  if (readOnly) {
    return (
      <div className={styles.fact}>
        <div className={styles.label}>{label}</div>
        <div className={styles.value}>{reading || "–"}</div>
      </div>
    );
  }
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      validationState={wrong ? "error" : "none"}
      validationMessage={wrong}
    >
      {children}
    </Field>
  );
}

/** What is wrong at a pointer, as a sentence; undefined where nothing is. */
function useFieldError(pointer: string, isNumber = false): string | undefined {
  const text = useFeatureText(placeMessages);
  const { errors } = useEditorFields();
  const [error] = errorsAt(errors, pointer);
  if (!error) return undefined;
  const known = `wrong.${isNumber ? "number." : ""}${error.code}`;
  return text.knows(known) ? text(known) : error.detail;
}

interface TextFieldProps extends Omit<EditorFieldProps, "reading" | "children"> {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  lines?: number;
  /** Values to choose from; others may be typed. */
  suggestions?: readonly string[];
  type?: "text" | "email" | "date";
}

/** A line of text, or several. */
export function TextField({
  value,
  onChange,
  placeholder,
  lines,
  suggestions,
  type = "text",
  ...field
}: TextFieldProps) {
  const listId = suggestions ? `${field.pointer.slice(1)}-suggestions` : undefined;
  return (
    <EditorField {...field} reading={value}>
      {lines ? (
        <Textarea value={value} rows={lines} resize="vertical" onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input
          className={styles.input}
          value={value}
          type={type}
          placeholder={placeholder}
          list={listId}
          onChange={(_, data) => onChange(data.value)}
          contentAfter={
            suggestions ? (
              <datalist id={listId}>
                {suggestions.map((suggestion) => (
                  <option key={suggestion} value={suggestion} />
                ))}
              </datalist>
            ) : undefined
          }
        />
      )}
    </EditorField>
  );
}

interface NumberFieldProps extends Omit<EditorFieldProps, "reading" | "children"> {
  value: string;
  onChange: (value: string) => void;
  /** Written behind the number. */
  unit?: string;
}

/** A whole number; what was typed is kept as it was typed. */
export function NumberField({ value, onChange, unit, ...field }: NumberFieldProps) {
  return (
    <EditorField {...field} isNumber reading={value && unit ? `${value} ${unit}` : value}>
      <Input
        value={value}
        inputMode="numeric"
        className={styles.number}
        contentAfter={unit}
        onChange={(_, data) => onChange(data.value)}
      />
    </EditorField>
  );
}

interface ChoiceFieldProps<Value extends string> extends Omit<EditorFieldProps, "reading" | "children"> {
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; words: string }[];
}

/** One of a few. */
export function ChoiceField<Value extends string>({ value, onChange, choices, ...field }: ChoiceFieldProps<Value>) {
  return (
    <EditorField {...field} reading={choices.find((choice) => choice.value === value)?.words}>
      <Select value={value} onChange={(_, data) => onChange(data.value as Value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </Select>
    </EditorField>
  );
}

interface SwitchFieldProps {
  label: string;
  pointer: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Yes or no. */
export function SwitchField({ label, pointer, value, onChange }: SwitchFieldProps) {
  const text = useFeatureText(placeMessages);
  const { readOnly } = useEditorFields();
  if (readOnly) {
    return (
      <EditorField label={label} pointer={pointer} reading={text(value ? "value.yes" : "value.no")}>
        {null}
      </EditorField>
    );
  }
  return <Switch label={label} checked={value} onChange={(_, data) => onChange(data.checked)} />;
}
