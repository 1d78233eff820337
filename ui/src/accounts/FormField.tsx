import type { InputHTMLAttributes } from "react";
import { useId } from "react";
import styles from "./Accounts.module.css";

export interface FormFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "id"> {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  onChange: (value: string) => void;
}

/** A field with its label, what helps to fill it in, and what is wrong with it. */
export function FormField({ label, hint, problem, onChange, ...input }: FormFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? `${id}more` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem || hint ? (
        <span id={`${id}more`} className={problem ? styles.wrong : styles.hint}>
          {problem ?? hint}
        </span>
      ) : null}
    </div>
  );
}
