import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import type { VendorRule } from "@magic-meetings/contract/vendors/vendor.ts";
import { Button, Select } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { FormField, TextField, useFieldError, useFormState } from "./FormField.tsx";
import { RuleFields, type LeadRule } from "./RuleFields.tsx";
import type { VendorForm } from "./service-form.ts";
import { useVendors } from "./use-kept-catalogue.ts";
import styles from "./Form.module.css";

export interface ServiceVendorsProps {
  value: readonly VendorForm[];
  currency: string;
  onChange: (value: VendorForm[]) => void;
}

/** Who delivers it, each with its own price and lead time where it has them. */
export function ServiceVendors({ value, currency, onChange }: ServiceVendorsProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const vendors = useVendors();
  const wrong = useFieldError("/vendors");
  const left = (vendors.data?.items ?? []).filter(({ id }) => !value.some(({ vendor }) => vendor.id === id));
  const setAt = (index: number, part: Partial<VendorForm>) =>
    onChange(value.map((one, i) => (i === index ? { ...one, ...part } : one)));
  return (
    <div className={styles.stack} role="group" aria-label={text("field.vendors")}>
      <div className={styles.legend}>{text("field.vendors")}</div>
      {value.length === 0 ? <p className={styles.quiet}>{text("vendor.none")}</p> : null}
      {value.map((one, index) => (
        <VendorCard
          key={one.vendor.id}
          value={one}
          index={index}
          currency={currency}
          onChange={(part) => setAt(index, part)}
          onRemove={() => onChange(value.filter((_, i) => i !== index))}
        />
      ))}
      {wrong ? (
        <div className={styles.wrong} role="alert">
          {wrong}
        </div>
      ) : null}
      {readOnly || left.length === 0 ? null : (
        <Select
          className={styles.input}
          aria-label={text("vendor.add")}
          value=""
          onChange={(_, data) => {
            const chosen = left.find(({ id }) => id === data.value);
            if (!chosen) return;
            onChange([...value, { vendor: { id: chosen.id, name: chosen.name }, ownPrice: "", ownRule: null }]);
          }}
        >
          <option value="">{text("vendor.add")}</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

interface VendorCardProps {
  value: VendorForm;
  index: number;
  currency: string;
  onChange: (part: Partial<VendorForm>) => void;
  onRemove: () => void;
}

function VendorCard({ value, index, currency, onChange, onRemove }: VendorCardProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const vendor = value.vendor.name;
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <strong>{vendor}</strong>
        {readOnly ? null : (
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={text("vendor.remove", { vendor })}
            onClick={onRemove}
          />
        )}
      </div>
      <div className={styles.pair}>
        <TextField
          label={text("field.ownPrice", { vendor })}
          pointer={`/vendors/${index}/ownPrice`}
          inputMode="decimal"
          unit={currency}
          value={value.ownPrice}
          onChange={(ownPrice) => onChange({ ownPrice })}
        />
        <FormField
          label={text("field.ownRule", { vendor })}
          pointer={`/vendors/${index}/ownRule`}
          reading={text(value.ownRule ? "rule.own" : "rule.vendor")}
        >
          <Select
            className={styles.input}
            value={value.ownRule ? "own" : "vendor"}
            onChange={(_, data) => onChange({ ownRule: data.value === "own" ? firstRule : null })}
          >
            <option value="vendor">{text("rule.vendor")}</option>
            <option value="own">{text("rule.own")}</option>
          </Select>
        </FormField>
      </div>
      {value.ownRule ? <OwnRule rule={value.ownRule} onChange={(ownRule) => onChange({ ownRule })} /> : null}
    </div>
  );
}

const twoDays: CutOffRule = { kind: "business_days", days: 2, at: "12:00" };
const firstRule: VendorRule = { orderBefore: twoDays, changeBefore: twoDays };

function OwnRule({ rule, onChange }: { rule: VendorRule; onChange: (rule: VendorRule) => void }) {
  const text = useFeatureText(catalogueMessages);
  const set = (part: Partial<Record<"orderBefore" | "changeBefore", LeadRule>>) => onChange({ ...rule, ...part });
  return (
    <>
      <RuleFields
        label={text("field.orderBefore")}
        rule={rule.orderBefore}
        onChange={(orderBefore) => set({ orderBefore })}
      />
      <RuleFields
        label={text("field.changeBefore")}
        rule={rule.changeBefore}
        onChange={(changeBefore) => set({ changeBefore })}
      />
    </>
  );
}
