import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { allergenNames, dietNames, unitNames } from "@magic-meetings/contract/catalogue/catalogue-words.ts";
import { Switch } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { Checkboxes, ChoiceField, TextField, useFormState } from "./FormField.tsx";
import { FormSection } from "./FormSection.tsx";
import { useKeptForm } from "./kept-form.ts";
import { KeptFormFrame } from "./KeptFormFrame.tsx";
import { PickMany } from "./PickMany.tsx";
import { bodyOfService, blankService, formOfService, problemsOfService, type ServiceForm } from "./service-form.ts";
import { ServiceOptions } from "./ServiceOptions.tsx";
import { ServiceTimes } from "./ServiceTimes.tsx";
import { ServiceVendors } from "./ServiceVendors.tsx";
import { useChoices } from "./use-kept-catalogue.ts";
import styles from "./Form.module.css";

export interface ServiceEditorProps {
  /** Undefined: a new one. */
  service: KeptService | undefined;
  /** Where a new one begins. */
  start: { currency: string; categoryId: string };
  onSaved: (service: KeptService) => void;
}

/** Everything that is said of a service, but for its picture and its prices with a day. */
export function ServiceEditor({ service, start, onSaved }: ServiceEditorProps) {
  const text = useFeatureText(catalogueMessages);
  const word = useText();
  const editor = useKeptForm({
    kind: "service",
    thing: service,
    blank: (): ServiceForm => blankService(start.currency, start.categoryId),
    of: formOfService,
    body: bodyOfService,
    problems: problemsOfService,
    onSaved,
  });
  const { form, set } = editor;
  const catalogues = useChoices("catalogue");
  return (
    <KeptFormFrame editor={editor}>
      <FormSection title={text("section.what")}>
        <Basics form={form} set={set} />
      </FormSection>
      <FormSection title={text("section.price")}>
        <Price form={form} set={set} isNew={editor.isNew} />
      </FormSection>
      <FormSection title={text("section.options")}>
        <ServiceOptions value={form.options} currency={form.currency} onChange={(options) => set({ options })} />
      </FormSection>
      <FormSection>
        <Checkboxes
          label={text("section.diets")}
          pointer="/diets"
          value={form.diets}
          onChange={(diets) => set({ diets })}
          choices={dietNames.map((value) => ({ value, words: word(`diet.${value}`) }))}
        />
        <Checkboxes
          label={text("section.allergens")}
          pointer="/allergens"
          value={form.allergens}
          onChange={(allergens) => set({ allergens })}
          choices={allergenNames.map((value) => ({ value, words: text(`allergen.${value}`) }))}
        />
      </FormSection>
      <FormSection title={text("section.when")}>
        <ServiceTimes form={form} set={set} />
      </FormSection>
      <FormSection title={text("section.where")}>
        <PickMany
          label={text("field.catalogues")}
          pointer="/catalogueIds"
          value={form.catalogues}
          choices={catalogues.data?.items ?? []}
          onChange={(chosen) => set({ catalogues: chosen })}
        />
        <ServiceVendors value={form.vendors} currency={form.currency} onChange={(vendors) => set({ vendors })} />
      </FormSection>
    </KeptFormFrame>
  );
}

interface PartProps {
  form: ServiceForm;
  set: (part: Partial<ServiceForm>) => void;
}

function Basics({ form, set }: PartProps) {
  const text = useFeatureText(catalogueMessages);
  const { readOnly } = useFormState();
  const categories = useChoices("category");
  return (
    <>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={text("field.description")}
        pointer="/description"
        lines={2}
        value={form.description}
        onChange={(description) => set({ description })}
      />
      <ChoiceField
        label={text("field.category")}
        pointer="/categoryId"
        required
        value={form.categoryId}
        onChange={(categoryId) => set({ categoryId })}
        choices={[
          ...(form.categoryId ? [] : [{ value: "", words: "" }]),
          ...(categories.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name })),
        ]}
      />
      <Switch
        label={text("field.popular")}
        checked={form.popular}
        disabled={readOnly}
        onChange={(_, data) => set({ popular: data.checked })}
      />
    </>
  );
}

function Price({ form, set, isNew }: PartProps & { isNew: boolean }) {
  const text = useFeatureText(catalogueMessages);
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={text("field.price")}
          pointer="/price"
          required
          inputMode="decimal"
          unit={isNew ? undefined : form.currency}
          value={form.price}
          onChange={(price) => set({ price })}
        />
        {isNew ? (
          <TextField
            label={text("field.currency")}
            pointer="/price/currency"
            required
            value={form.currency}
            onChange={(currency) => set({ currency })}
          />
        ) : null}
        <ChoiceField
          label={text("field.unit")}
          pointer="/unit"
          value={form.unit}
          onChange={(unit) => set({ unit: unit as ServiceForm["unit"] })}
          choices={unitNames.map((value) => ({ value, words: text(`unit.${value}`) }))}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={text("field.vat")}
          pointer="/vatPercent"
          inputMode="decimal"
          value={form.vatPercent}
          onChange={(vatPercent) => set({ vatPercent })}
        />
        <TextField
          label={text("field.minimum")}
          pointer="/minimumQuantity"
          inputMode="numeric"
          value={form.minimumQuantity}
          onChange={(minimumQuantity) => set({ minimumQuantity })}
        />
        <TextField
          label={text("field.maximum")}
          pointer="/maximumQuantity"
          inputMode="numeric"
          value={form.maximumQuantity}
          onChange={(maximumQuantity) => set({ maximumQuantity })}
        />
      </div>
    </>
  );
}
