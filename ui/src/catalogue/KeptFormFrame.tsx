import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { FormContext } from "./FormField.tsx";
import type { KeptForm } from "./kept-form.ts";
import styles from "./Form.module.css";

export interface KeptFormFrameProps<Form extends Record<string, unknown>> {
  editor: KeptForm<Form>;
  children: ReactNode;
}

/** A form with what became of it: saved, refused at its fields, or changed by somebody else meanwhile. */
export function KeptFormFrame<Form extends Record<string, unknown>>({ editor, children }: KeptFormFrameProps<Form>) {
  const text = useFeatureText(catalogueMessages);
  const form = useRef<HTMLFormElement>(null);
  const { errors, readOnly, edited, isNew } = editor;
  const wrong = Object.keys(errors).length;
  const said = Object.entries(errors).join();
  useEffect(() => {
    if (wrong > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong, said]);
  return (
    <FormContext.Provider value={{ readOnly, errors }}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (edited || isNew) editor.save();
        }}
      >
        {readOnly ? <p className={styles.quiet}>{text("edit.readOnly")}</p> : null}
        {editor.meantime.length > 0 ? <Meantime fields={editor.meantime} /> : null}
        {editor.problem ? <NotSaved error={editor.problem} /> : null}
        {wrong > 0 ? <Notice kind="error" title={text("edit.wrong", { count: wrong })} /> : null}
        {children}
        {readOnly ? null : (
          <div className={styles.foot}>
            <Button appearance="primary" type="submit" disabledFocusable={editor.saving || (!edited && !isNew)}>
              {text(isNew ? "edit.add" : "edit.save")}
            </Button>
            {edited ? (
              <Button appearance="subtle" disabled={editor.saving} onClick={editor.discard}>
                {text("edit.discard")}
              </Button>
            ) : null}
            <span role="status" className={styles.quiet}>
              {editor.saving
                ? text("edit.saving")
                : edited
                  ? text("edit.edited")
                  : editor.saved
                    ? text("edit.saved")
                    : ""}
            </span>
          </div>
        )}
      </form>
    </FormContext.Provider>
  );
}

function Meantime({ fields }: { fields: readonly string[] }) {
  const text = useFeatureText(catalogueMessages);
  const names = fields.map((field) => {
    const key = `field.${shortNames[field] ?? field}`;
    return text.knows(key) ? text(key) : field;
  });
  return (
    <Notice kind="warning" title={text("edit.meantime")}>
      <div>{text("edit.meantimeFields", { fields: names.join(", ") })}</div>
    </Notice>
  );
}

const shortNames: Record<string, string> = {
  categoryId: "category",
  vatPercent: "vat",
  minimumQuantity: "minimum",
  maximumQuantity: "maximum",
  offeredWeekdays: "weekdays",
  offeredFrom: "from",
  offeredUntil: "until",
  seasonFrom: "season",
  seasonUntil: "season",
};

/** Why it was not saved; where another one has the name, which. */
function NotSaved({ error }: { error: unknown }) {
  const text = useFeatureText(catalogueMessages);
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const other = problem?.code === "name_taken" ? problem.blockedBy?.items[0] : undefined;
  if (!other) return <ProblemNotice error={error} kept={text("edit.kept")} />;
  return (
    <Notice kind="error" title={text("wrong.nameTaken", { name: other.name })}>
      {other.deleted ? <div>{text("wrong.nameTakenDeleted")}</div> : null}
      <div>{text("edit.kept")}</div>
    </Notice>
  );
}
