import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { useEffect, useRef } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { TermsInWords } from "./TermsInWords.tsx";
import { TermsPreview } from "./TermsPreview.tsx";
import { useVendorEditor, type VendorEditorState } from "./use-vendor-editor.ts";
import { VendorFieldsContext } from "./VendorField.tsx";
import { VendorTaskFields } from "./VendorTaskFields.tsx";
import { VendorContactFields, VendorTermsFields } from "./VendorFormFields.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface VendorEditorProps {
  /** Undefined: a new one. */
  vendor: Vendor | undefined;
  onSaved: (vendor: Vendor) => void;
  onOpen: (id: string) => void;
}

/** A vendor's contact and terms: read, changed, added; the rule in words and for an order stand beside what is typed. */
export function VendorEditor({ vendor, onSaved, onOpen }: VendorEditorProps) {
  const editor = useVendorEditor(vendor, onSaved);
  const text = useFeatureText(vendorMessages);
  const form = useRef<HTMLFormElement>(null);
  const readOnly = vendor !== undefined && (vendor.deletedAt !== null || !vendor.allowed.change.ok);
  const wrong = editor.errors.length > 0;
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [wrong, editor.errors]);
  return (
    <VendorFieldsContext.Provider value={{ readOnly, errors: editor.errors }}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (editor.edited || editor.isNew) editor.save();
        }}
      >
        {editor.meantime ? (
          <Notice kind="warning" title={text("editor.meantime")}>
            <div>{text("editor.meantimeHint")}</div>
          </Notice>
        ) : null}
        <NotSaved editor={editor} onOpen={onOpen} />
        <VendorContactFields editor={editor} />
        <VendorTermsFields editor={editor} />
        <VendorTaskFields editor={editor} />
        <TermsInWords form={editor.form} />
        <TermsPreview form={editor.form} />
        {readOnly ? null : <Foot editor={editor} />}
      </form>
    </VendorFieldsContext.Provider>
  );
}

function Foot({ editor }: { editor: VendorEditorState }) {
  const text = useFeatureText(vendorMessages);
  const { isNew, edited, saving, saved } = editor;
  return (
    <div className={styles.foot}>
      <Button appearance="primary" type="submit" disabledFocusable={saving || (!edited && !isNew)}>
        {text(isNew ? "editor.addVendor" : "editor.save")}
      </Button>
      {edited ? (
        <Button appearance="subtle" disabled={saving} onClick={editor.discard}>
          {text("editor.discard")}
        </Button>
      ) : null}
      <span role="status" className={styles.hint}>
        {saving ? text("editor.saving") : edited ? text("editor.edited") : saved ? text("editor.saved") : ""}
      </span>
      {edited && !isNew ? <span className={styles.hint}>{text("editor.keepsOrdered")}</span> : null}
    </div>
  );
}

/** Why it was not saved; where another vendor has the name, the way to that one. */
function NotSaved({ editor, onOpen }: { editor: VendorEditorState; onOpen: (id: string) => void }) {
  const text = useFeatureText(vendorMessages);
  if (editor.errors.length > 0) {
    const count = new Set(editor.errors.map(({ pointer }) => pointer)).size;
    return (
      <Notice kind="error" title={text("editor.wrong", { count })}>
        <div>{text("editor.kept")}</div>
      </Notice>
    );
  }
  if (!editor.problem) return null;
  const problem = editor.problem instanceof ApiProblem ? editor.problem.problem : undefined;
  const other = problem?.code === "name_taken" ? problem.blockedBy?.items[0] : undefined;
  if (!other) return <ProblemNotice error={editor.problem} kept={text("editor.kept")} />;
  return (
    <Notice
      kind="error"
      title={text("editor.taken", { name: other.name })}
      actions={
        <Button size="small" onClick={() => onOpen(other.id)}>
          {text("editor.openOther", { name: other.name })}
        </Button>
      }
    >
      {other.deleted ? <div>{text("editor.takenDeleted")}</div> : null}
      <div>{text("editor.kept")}</div>
    </Notice>
  );
}
