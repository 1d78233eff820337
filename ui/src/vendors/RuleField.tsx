import { Input, Select } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { isComplete, ruleSentence } from "./rule-sentence.ts";
import { toRule, type RuleForm } from "./vendor-form.ts";
import { OnlyWhereTyped, VendorField } from "./VendorField.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface RuleFieldProps {
  label: string;
  pointer: string;
  value: RuleForm;
  onChange: (value: RuleForm) => void;
  wrong?: string | undefined;
}

/** A deadline: counted in open minutes, or in business days at a time of the clock; said in words below. */
export function RuleField({ label, pointer, value, onChange, wrong }: RuleFieldProps) {
  const text = useFeatureText(vendorMessages);
  const rule = toRule(value);
  const words = isComplete(rule) ? ruleSentence(rule, text) : "";
  const set = (part: Partial<RuleForm>) => onChange({ ...value, ...part });
  return (
    <div className={styles.rule} role="group" aria-label={label}>
      <VendorField label={label} pointer={pointer} hint={words} reading={words} wrong={wrong}>
        <Select
          aria-label={text("field.ruleKind", { label })}
          value={value.kind}
          onChange={(_, data) => set({ kind: data.value as RuleForm["kind"] })}
        >
          <option value="business_minutes">{text("kind.business_minutes")}</option>
          <option value="business_days">{text("kind.business_days")}</option>
        </Select>
      </VendorField>
      <RuleNumbers label={label} value={value} set={set} />
    </div>
  );
}

interface RuleNumbersProps {
  label: string;
  value: RuleForm;
  set: (part: Partial<RuleForm>) => void;
}

function RuleNumbers({ label, value, set }: RuleNumbersProps) {
  const text = useFeatureText(vendorMessages);
  if (value.kind === "business_minutes") {
    return (
      <OnlyWhereTyped>
        <Input
          className={styles.number}
          inputMode="numeric"
          aria-label={text("field.minutes", { label })}
          contentAfter={text("unit.minutes")}
          value={value.minutes}
          onChange={(_, data) => set({ minutes: data.value })}
        />
      </OnlyWhereTyped>
    );
  }
  return (
    <OnlyWhereTyped>
      <Input
        className={styles.number}
        inputMode="numeric"
        aria-label={text("field.days", { label })}
        contentAfter={text("unit.days")}
        value={value.days}
        onChange={(_, data) => set({ days: data.value })}
      />
      <Input
        className={styles.number}
        aria-label={text("field.at", { label })}
        contentBefore={text("unit.at")}
        value={value.at}
        placeholder="14:00"
        onChange={(_, data) => set({ at: data.value })}
      />
    </OnlyWhereTyped>
  );
}
