import { Button, Input } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { termsLimits, tierProblems, type TierProblem } from "@magic-meetings/contract/vendors/vendor-terms-rules.ts";
import { useContext } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { RuleField } from "./RuleField.tsx";
import { addTier, toTiers, type TierForm } from "./vendor-form.ts";
import { VendorField, VendorFieldsContext } from "./VendorField.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface FeeTierFieldsProps {
  tiers: readonly TierForm[];
  onChange: (tiers: TierForm[]) => void;
}

/** What it costs to be late, step by step towards the delivery; what is wrong is said while it is typed. */
export function FeeTierFields({ tiers, onChange }: FeeTierFieldsProps) {
  const text = useFeatureText(vendorMessages);
  const { readOnly } = useContext(VendorFieldsContext);
  const problems = tierProblems(toTiers(tiers));
  const wrong = (index: number, field: TierProblem["field"]) => {
    const found = problems.find((problem) => problem.index === index && problem.field === field);
    return found && text(`wrong.${found.code}`);
  };
  const change = (index: number, part: Partial<TierForm>) =>
    onChange(tiers.map((tier, at) => (at === index ? { ...tier, ...part } : tier)));
  return (
    <div className={styles.tiers}>
      {tiers.length === 0 ? <p className={styles.hint}>{text("field.tiersNone")}</p> : null}
      {tiers.map((tier, index) => {
        const number = index + 1;
        return (
          <div key={index} className={styles.tier} role="group" aria-label={text("field.percent", { number })}>
            <VendorField
              label={text("field.percent", { number })}
              pointer={`/feeTiers/${index}/percent`}
              wrong={wrong(index, "percent")}
              reading={`${tier.percent} ${text("unit.percent")}`}
            >
              <Input
                className={styles.number}
                inputMode="numeric"
                contentAfter={text("unit.percent")}
                value={tier.percent}
                onChange={(_, data) => change(index, { percent: data.value })}
              />
            </VendorField>
            {index < tiers.length - 1 ? (
              <RuleField
                label={text("field.until", { number })}
                pointer={`/feeTiers/${index}/until`}
                value={tier.until}
                wrong={wrong(index, "until")}
                onChange={(until) => change(index, { until })}
              />
            ) : (
              <span className={styles.hint}>{text("tier.last")}</span>
            )}
            {readOnly ? null : (
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={text("tier.remove", { number })}
                onClick={() => onChange(tiers.filter((_, at) => at !== index))}
              />
            )}
          </div>
        );
      })}
      {readOnly || tiers.length >= termsLimits.tiers ? null : (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={() => onChange(addTier(tiers))}>
            {text("tier.add")}
          </Button>
        </div>
      )}
    </div>
  );
}
