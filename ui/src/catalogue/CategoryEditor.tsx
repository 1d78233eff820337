import type { DeliveryMoment } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { deliveryMomentNames } from "@magic-meetings/contract/catalogue/catalogue-words.ts";
import type { ServiceCategory } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { ChoiceField, TextField } from "./FormField.tsx";
import { useKeptForm } from "./kept-form.ts";
import { KeptFormFrame } from "./KeptFormFrame.tsx";

type CategoryForm = { name: string; position: string; deliveryMoment: DeliveryMoment };

export interface CategoryEditorProps {
  /** Undefined: a new one. */
  category: ServiceCategory | undefined;
  onSaved: (category: ServiceCategory) => void;
}

/** What services are sorted by, and when in a meeting they are usually delivered. */
export function CategoryEditor({ category, onSaved }: CategoryEditorProps) {
  const text = useFeatureText(catalogueMessages);
  const editor = useKeptForm({
    kind: "category",
    thing: category,
    blank: (): CategoryForm => ({ name: "", position: "1", deliveryMoment: "at_start" }),
    of: ({ name, position, deliveryMoment }): CategoryForm => ({ name, position: String(position), deliveryMoment }),
    body: ({ position, ...rest }) => ({ ...rest, position: Number(position) }),
    problems: ({ name, position }) => ({
      ...(name.trim() ? {} : { "/name": "empty" }),
      ...(/^\d{1,4}$/.test(position.trim()) ? {} : { "/position": "number" }),
    }),
    onSaved,
  });
  const { form, set } = editor;
  return (
    <KeptFormFrame editor={editor}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label={text("field.deliveryMoment")}
        pointer="/deliveryMoment"
        value={form.deliveryMoment}
        onChange={(deliveryMoment) => set({ deliveryMoment: deliveryMoment as DeliveryMoment })}
        choices={deliveryMomentNames.map((value) => ({ value, words: text(`moment.${value}`) }))}
      />
      <TextField
        label={text("field.position")}
        pointer="/position"
        inputMode="numeric"
        value={form.position}
        onChange={(position) => set({ position })}
      />
    </KeptFormFrame>
  );
}
