import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import { Input, Select } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { useFormState } from "./FormField.tsx";
import styles from "./Form.module.css";

export type LeadRule = CutOffRule;

export interface RuleFieldsProps {
  label: string;
  rule: LeadRule;
  onChange: (rule: LeadRule) => void;
}

/** A deadline in one line: so many opening minutes, or so many business days at a time of the clock. */
export function RuleFields({ label, rule, onChange }: RuleFieldsProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const amount = rule.kind === "business_minutes" ? rule.minutes : rule.days;
  const setAmount = (typed: string) => {
    const number = Number(typed.replace(/\D/g, "").slice(0, 5));
    onChange(rule.kind === "business_minutes" ? { ...rule, minutes: number } : { ...rule, days: number });
  };
  return (
    <div className={styles.rule} role="group" aria-label={label}>
      <span className={styles.ruleLabel}>{label}</span>
      <Input
        className={styles.shortInput}
        aria-label={text("field.ruleNumber", { label })}
        inputMode="numeric"
        disabled={readOnly}
        value={String(amount)}
        onChange={(_, data) => setAmount(data.value)}
      />
      <Select
        aria-label={text("field.ruleKind", { label })}
        disabled={readOnly}
        value={rule.kind}
        onChange={(_, data) =>
          onChange(
            data.value === "business_minutes"
              ? { kind: "business_minutes", minutes: 120 }
              : { kind: "business_days", days: 1, at: "12:00" },
          )
        }
      >
        <option value="business_minutes">{text("rule.business_minutes")}</option>
        <option value="business_days">{text("rule.business_days")}</option>
      </Select>
      {rule.kind === "business_days" ? (
        <Input
          className={styles.timeInput}
          type="time"
          aria-label={text("field.ruleAt", { label })}
          disabled={readOnly}
          value={rule.at}
          onChange={(_, data) => onChange({ ...rule, at: data.value })}
        />
      ) : null}
    </div>
  );
}
