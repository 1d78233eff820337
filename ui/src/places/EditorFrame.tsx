import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import type { MeantimeChange, Values } from "./draft-merge.ts";
import { EditorFieldsContext } from "./editor-context.ts";
import { errorsElsewhere } from "./field-errors.ts";
import { useOpenThing } from "./open-thing.ts";
import { placeMessages } from "./place-messages.ts";
import { kindOfType } from "./place-ref.ts";
import { showValue } from "./show-value.ts";
import type { Editor } from "./use-editor.ts";
import styles from "./EditorFrame.module.css";

export interface EditorFrameProps<Form extends Values> {
  editor: Editor<Form>;
  readOnly: boolean;
  /** Where the form has fields; errors elsewhere are said above it. */
  pointers: readonly string[];
  children: ReactNode;
}

/** A form with what became of it: saved, refused at its fields, or changed by somebody else meanwhile. */
export function EditorFrame<Form extends Values>({ editor, readOnly, pointers, children }: EditorFrameProps<Form>) {
  const text = useFeatureText(placeMessages);
  const form = useRef<HTMLFormElement>(null);
  const wrong = editor.errors.length > 0;
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong, editor.errors]);
  const elsewhere = errorsElsewhere(editor.errors, pointers);
  const edited = editor.edited.length > 0;
  return (
    <EditorFieldsContext.Provider value={{ readOnly, errors: editor.errors }}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (edited || editor.isNew) editor.save();
        }}
      >
        <Meantime changes={editor.meantime} />
        {editor.problem && !wrong ? <NotSaved error={editor.problem} /> : null}
        {wrong ? (
          <Notice
            kind="error"
            title={text("editor.wrong", { count: new Set(editor.errors.map(({ pointer }) => pointer)).size })}
          >
            {elsewhere.map(({ pointer, detail }) => (
              <div key={pointer + detail}>{detail}</div>
            ))}
          </Notice>
        ) : null}
        {children}
        {readOnly ? null : (
          <div className={styles.foot}>
            <Button appearance="primary" type="submit" disabledFocusable={editor.saving || (!edited && !editor.isNew)}>
              {text(editor.isNew ? "editor.add" : "editor.save")}
            </Button>
            {edited ? (
              <Button appearance="subtle" disabled={editor.saving} onClick={editor.discard}>
                {text("editor.discard")}
              </Button>
            ) : null}
            <span role="status" className={styles.state}>
              {editor.saving
                ? text("editor.saving")
                : edited
                  ? text("editor.edited")
                  : editor.saved
                    ? text("editor.saved")
                    : ""}
            </span>
          </div>
        )}
      </form>
    </EditorFieldsContext.Provider>
  );
}

/** Why it was not saved; where another one has the name, the way to that one. */
function NotSaved({ error }: { error: unknown }) {
  const text = useFeatureText(placeMessages);
  const open = useOpenThing();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const other = problem?.code === "name_taken" ? problem.blockedBy?.items[0] : undefined;
  const kind = other && kindOfType(other.type);
  if (!other) return <ProblemNotice error={error} kept={text("editor.kept")} />;
  return (
    <Notice
      kind="error"
      title={text("editor.taken", { name: other.name })}
      actions={
        kind && open ? (
          <Button size="small" onClick={() => open({ kind, id: other.id })}>
            {text("editor.openOther", { name: other.name })}
          </Button>
        ) : null
      }
    >
      {other.deleted ? <div>{text("editor.takenByDeleted")}</div> : null}
      <div>{text("editor.kept")}</div>
    </Notice>
  );
}

/** What somebody else changed, field by field, and what becomes of what was typed here. */
function Meantime({ changes }: { changes: readonly MeantimeChange[] }) {
  const text = useFeatureText(placeMessages);
  if (changes.length === 0) return null;
  return (
    <Notice kind="warning" title={text("editor.meantime")}>
      <ul className={styles.changes}>
        {changes.map(({ field, before, now, typed }, index) => {
          const label = `field.${field}`;
          const values = {
            field: text.knows(label) ? text(label) : field,
            before: showValue(before, text),
            now: showValue(now, text),
            typed: showValue(typed?.value, text),
          };
          return (
            <li key={index}>{typed ? text("editor.meantimeTyped", values) : text("editor.meantimeField", values)}</li>
          );
        })}
      </ul>
      <div>{text("editor.meantimeTodo")}</div>
    </Notice>
  );
}
