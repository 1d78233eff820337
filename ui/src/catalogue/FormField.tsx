import { Checkbox, Field, Input, Select, Textarea, type FieldProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import styles from "./Form.module.css";

export interface FormState {
  /** True where the reader may look but not change. */
  readOnly: boolean;
  errors: Record<string, string>;
}

export const FormContext = createContext<FormState>({ readOnly: false, errors: {} });

export function useFormState(): FormState {
  return useContext(FormContext);
}

export interface FormFieldProps {
  label: string;
  /** Where the field is in what is sent, for example `/name`. */
  pointer: string;
  hint?: string | undefined;
  required?: boolean;
  /** What a reader sees who may not change it. */
  reading: ReactNode;
  /** The label is for readers of the screen only: what is above says it. */
  quiet?: boolean;
  children: FieldProps["children"];
}

/** One field: its label, what is wrong with it, and its value alone for whoever may not change it. */
export function FormField({ label, pointer, hint, required, reading, quiet, children }: FormFieldProps) {
  const { readOnly } = useFormState();
  const wrong = useFieldError(pointer);
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
      className={styles.field}
      label={quiet ? { className: styles.unseen, children: label } : label}
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
export function useFieldError(pointer: string): string | undefined {
  const text = useFeatureText(catalogueMessages);
  const { errors } = useFormState();
  const found = errors[pointer];
  if (found === undefined) return undefined;
  const key = `wrong.${found}`;
  return text.knows(key) ? text(key) : found;
}

type Plain = Omit<FormFieldProps, "reading" | "children">;

interface TextFieldProps extends Plain {
  value: string;
  onChange: (value: string) => void;
  lines?: number;
  type?: "text" | "date" | "time";
  inputMode?: "numeric" | "decimal";
  placeholder?: string;
  /** Written behind what is typed. */
  unit?: string;
}

/** A line of text, or several. */
export function TextField({
  value,
  onChange,
  lines,
  type = "text",
  inputMode,
  placeholder,
  unit,
  ...field
}: TextFieldProps) {
  return (
    <FormField {...field} reading={unit && value ? `${value} ${unit}` : value}>
      {lines ? (
        <Textarea value={value} rows={lines} resize="vertical" onChange={(_, data) => onChange(data.value)} />
      ) : (
        <Input
          className={styles.input}
          value={value}
          type={type}
          inputMode={inputMode}
          placeholder={placeholder}
          contentAfter={unit}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </FormField>
  );
}

interface ChoiceFieldProps extends Plain {
  value: string;
  onChange: (value: string) => void;
  choices: readonly { value: string; words: string }[];
}

/** One of a few. */
export function ChoiceField({ value, onChange, choices, ...field }: ChoiceFieldProps) {
  return (
    <FormField {...field} reading={choices.find((choice) => choice.value === value)?.words}>
      <Select className={styles.input} value={value} onChange={(_, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </Select>
    </FormField>
  );
}

interface CheckboxesProps<Value extends string | number> {
  label: string;
  pointer: string;
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  choices: readonly { value: Value; words: string }[];
}

/** Any of a few, in the order of the choices. */
export function Checkboxes<Value extends string | number>(props: CheckboxesProps<Value>) {
  const { label, pointer, value, onChange, choices } = props;
  const { readOnly } = useFormState();
  const wrong = useFieldError(pointer);
  const chosen = choices.filter((choice) => value.includes(choice.value));
  if (readOnly) {
    return (
      <FormField label={label} pointer={pointer} reading={chosen.map(({ words }) => words).join(", ")}>
        {null}
      </FormField>
    );
  }
  return (
    <fieldset className={styles.group} aria-invalid={wrong ? true : undefined}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.boxes}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.words}
            checked={value.includes(choice.value)}
            onChange={(_, { checked }) =>
              onChange(
                choices
                  .map((one) => one.value)
                  .filter((one) => (one === choice.value ? checked === true : value.includes(one))),
              )
            }
          />
        ))}
      </div>
      {wrong ? (
        <div className={styles.wrong} role="alert">
          {wrong}
        </div>
      ) : null}
    </fieldset>
  );
}
