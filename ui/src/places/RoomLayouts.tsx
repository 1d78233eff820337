import { Checkbox, Input } from "@fluentui/react-components";
import type { RoomLayout } from "@magic-meetings/contract/places/room-detail.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useEditorFields } from "./editor-context.ts";
import { EditorField } from "./EditorField.tsx";
import { errorsAt } from "./field-errors.ts";
import { placeMessages } from "./place-messages.ts";
import type { RoomForm } from "./room-form.ts";
import styles from "./RoomEditor.module.css";

const layouts = [
  "board",
  "theatre",
  "classroom",
  "u_shape",
  "hollow_square",
  "cabaret",
  "banquet",
  "standing",
] as const satisfies readonly RoomLayout[];

export interface RoomLayoutsProps {
  value: RoomForm["layouts"];
  /** What a layout begins with. */
  capacity: string;
  onChange: (value: RoomForm["layouts"]) => void;
}

/** How a room can be set up, each layout with its own seats. */
export function RoomLayouts({ value, capacity, onChange }: RoomLayoutsProps) {
  const text = useFeatureText(placeMessages);
  const { readOnly, errors } = useEditorFields();
  const shown = layouts.filter((layout) => value[layout] !== undefined);
  const reading = shown.map((layout) => `${text(`layout.${layout}`)} ${value[layout] ?? ""}`).join(", ");
  if (readOnly) {
    return (
      <EditorField label={text("field.layouts")} pointer="/layouts" reading={reading}>
        {null}
      </EditorField>
    );
  }
  const toggle = (layout: RoomLayout, possible: boolean) => {
    const { [layout]: _, ...rest } = value;
    onChange(possible ? { ...rest, [layout]: capacity } : rest);
  };
  return (
    <EditorField label={text("field.layouts")} pointer="/layouts" hint={text("hint.layouts")} reading={reading}>
      <div role="group" className={styles.layouts}>
        {layouts.map((layout) => (
          <div key={layout} className={styles.layout}>
            <Checkbox
              label={text(`layout.${layout}`)}
              checked={value[layout] !== undefined}
              onChange={(_, { checked }) => toggle(layout, checked === true)}
            />
            {value[layout] === undefined ? null : (
              <Input
                size="small"
                className={styles.seats}
                inputMode="numeric"
                aria-label={text("layout.seatsOf", { layout: text(`layout.${layout}`) })}
                aria-invalid={errorsAt(errors, `/layouts/${layout}`).length > 0}
                value={value[layout]}
                onChange={(_, data) => onChange({ ...value, [layout]: data.value })}
              />
            )}
          </div>
        ))}
      </div>
    </EditorField>
  );
}
