import { taskKinds } from "@magic-meetings/contract/tasks/task-words.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { useContext } from "react";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import type { VendorEditorState } from "./use-vendor-editor.ts";
import { VendorField, VendorFieldsContext } from "./VendorField.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

type FieldsProps = { editor: Pick<VendorEditorState, "form" | "set"> };

/** What of a delivery is made into a task, and who gets it. */
export function VendorTaskFields({ editor: { form, set } }: FieldsProps) {
  const text = useFeatureText(vendorMessages);
  const { readOnly } = useContext(VendorFieldsContext);
  const chosen = taskKinds.filter((kind) => form.taskKinds.includes(kind));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.subtitle}>{text("group.tasks")}</legend>
      {readOnly ? (
        <p className={styles.hint}>{chosen.map((kind) => text(`task.${kind}`)).join(", ") || text("task.none")}</p>
      ) : (
        <div className={styles.wide}>
          {taskKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={text(`task.${kind}`)}
              checked={chosen.includes(kind)}
              onChange={(_, { checked }) =>
                set({ taskKinds: taskKinds.filter((one) => (one === kind ? checked === true : chosen.includes(one))) })
              }
            />
          ))}
        </div>
      )}
      {chosen.length > 0 ? <ResponsibleField form={form} set={set} /> : null}
    </fieldset>
  );
}

function ResponsibleField({ form, set }: FieldsProps["editor"]) {
  const text = useFeatureText(vendorMessages);
  const name = form.taskResponsible?.name ?? text("task.nobody");
  return (
    <VendorField label={text("task.responsible")} pointer="/taskResponsibleId" reading={name}>
      {/* Looking for somebody does not save the vendor. */}
      <div
        className={styles.responsible}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <div className={styles.responsibleName}>{name}</div>
        {form.taskResponsible ? (
          <Button size="small" onClick={() => set({ taskResponsible: null })}>
            {text("task.take")}
          </Button>
        ) : (
          <PersonFinder
            onlyTyped
            words={{
              label: text("task.find"),
              choose: (person) => text("task.choose", { name: person }),
              none: text("task.noPerson"),
            }}
            onChoose={(person) => set({ taskResponsible: { id: person.id, name: person.name } })}
          />
        )}
      </div>
    </VendorField>
  );
}
