import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

export const noNeeds: VisitNeeds = { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false };

const kinds = ["lunch", "wifi", "wheelchair", "parking"] as const;

/** What a visitor needs; the plate where there is a car. */
export function NeedFields({ needs, onChange }: { needs: VisitNeeds; onChange: (needs: VisitNeeds) => void }) {
  const text = useFeatureText(visitMessages);
  return (
    <fieldset className={styles.needs}>
      <legend>{text("needs")}</legend>
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          label={text(`need.${kind}`)}
          checked={needs[kind]}
          onChange={(_, { checked }) => onChange({ ...needs, [kind]: checked === true })}
        />
      ))}
      {needs.parking ? (
        <Field label={text("plate")}>
          <Input
            value={needs.plate}
            maxLength={20}
            autoComplete="off"
            onChange={(_, { value }) => onChange({ ...needs, plate: value })}
          />
        </Field>
      ) : null}
    </fieldset>
  );
}
