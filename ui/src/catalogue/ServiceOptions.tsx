import { Button } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { TextField, useFormState } from "./FormField.tsx";
import type { OptionForm } from "./service-form.ts";
import styles from "./Form.module.css";

export interface ServiceOptionsProps {
  value: readonly OptionForm[];
  currency: string;
  onChange: (value: OptionForm[]) => void;
}

/** What can be ordered with it, each with its extra price. */
export function ServiceOptions({ value, currency, onChange }: ServiceOptionsProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const setAt = (index: number, part: Partial<OptionForm>) =>
    onChange(value.map((option, i) => (i === index ? { ...option, ...part } : option)));
  return (
    <>
      {value.map((option, index) => (
        <div key={index} className={styles.row}>
          <TextField
            label={text("field.optionName", { number: index + 1 })}
            pointer={`/options/${index}/name`}
            value={option.name}
            onChange={(name) => setAt(index, { name })}
          />
          <TextField
            label={text("field.optionPrice", { number: index + 1 })}
            pointer={`/options/${index}/price`}
            inputMode="decimal"
            unit={currency}
            value={option.price}
            onChange={(price) => setAt(index, { price })}
          />
          {readOnly ? null : (
            <Button
              className={styles.rowButton}
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text("option.remove", { name: option.name || String(index + 1) })}
              onClick={() => onChange(value.filter((_, i) => i !== index))}
            />
          )}
        </div>
      ))}
      {readOnly ? (
        value.length === 0 ? (
          <span>–</span>
        ) : null
      ) : (
        <div>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => onChange([...value, { key: "", name: "", price: "" }])}
          >
            {text("option.add")}
          </Button>
        </div>
      )}
    </>
  );
}
