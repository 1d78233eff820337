import { Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef } from "react";

export interface ReasonFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, once it was sent. */
  wrong: string | undefined;
  focus?: boolean;
}

const longestReason = 500;

/** Why: a sentence that somebody else reads. */
export function ReasonField({ label, value, onChange, wrong, focus = false }: ReasonFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus || wrong) field.current?.focus();
  }, [focus, wrong]);
  return (
    <Field label={label} required validationMessage={wrong}>
      <Textarea
        ref={field}
        value={value}
        rows={2}
        maxLength={longestReason}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}
