import { Button, Field, Input, ToggleButton } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { EditorField } from "./EditorField.tsx";
import { placeMessages } from "./place-messages.ts";
import { toFeature } from "./room-form.ts";
import styles from "./RoomEditor.module.css";

const known = ["screen", "video", "whiteboard", "phone", "accessible", "hybrid", "catering", "daylight"];

/** What a room has, as chips to press; other words than the usual ones can be added. */
export function RoomFeatures({ value, onChange }: { value: readonly string[]; onChange: (value: string[]) => void }) {
  const text = useFeatureText(placeMessages);
  const [typed, setTyped] = useState("");
  const others = value.filter((feature) => !known.includes(feature));
  const wordOf = (feature: string) => {
    const word = `feature.${feature}`;
    return text.knows(word) ? text(word) : feature.replaceAll("_", " ");
  };
  const toggle = (feature: string) =>
    onChange(value.includes(feature) ? value.filter((one) => one !== feature) : [...value, feature]);
  const add = () => {
    const feature = toFeature(typed);
    setTyped("");
    if (feature && !value.includes(feature)) onChange([...value, feature]);
  };
  return (
    <EditorField label={text("field.features")} pointer="/features" reading={value.map(wordOf).join(", ")}>
      <div role="group" className={styles.chips}>
        {[...known, ...others].map((feature) => (
          <ToggleButton
            key={feature}
            size="small"
            shape="circular"
            checked={value.includes(feature)}
            icon={value.includes(feature) ? <CheckmarkRegular /> : undefined}
            onClick={() => toggle(feature)}
          >
            {wordOf(feature)}
          </ToggleButton>
        ))}
        <Field className={styles.add}>
          <Input
            size="small"
            value={typed}
            placeholder={text("feature.add")}
            aria-label={text("feature.add")}
            onChange={(_, data) => setTyped(data.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !typed.trim()) return;
              event.preventDefault();
              add();
            }}
            contentAfter={
              typed.trim() ? (
                <Button size="small" appearance="transparent" onClick={add}>
                  {text("feature.addButton")}
                </Button>
              ) : undefined
            }
          />
        </Field>
      </div>
    </EditorField>
  );
}
