import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { KeptPolicy, PolicyInput } from "@magic-meetings/contract/privacy/kept-policy.ts";
import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { draftOf, inputOf, limits, problemsOf, settled, type NumberField, type PolicyDraft } from "./policy-draft.ts";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useSavePolicy } from "./use-privacy.ts";

/** Every rule of a site; what was saved can be taken back. */
export function PolicyForm({ policy }: { policy: KeptPolicy }) {
  const save = useSavePolicy();
  const [before, setBefore] = useState<PolicyInput>();
  const { siteId, version } = policy;
  const change = (body: PolicyInput, isUndo = false) =>
    save.mutate(
      { siteId, version, body, isUndo },
      { onSuccess: () => setBefore(isUndo ? undefined : inputOf(policy)) },
    );
  return (
    <>
      <Outcome save={save} before={before} onUndo={(wanted) => change(wanted, true)} />
      <Fields policy={policy} busy={save.isPending} onSave={change} />
    </>
  );
}

interface OutcomeProps {
  save: ReturnType<typeof useSavePolicy>;
  before: PolicyInput | undefined;
  onUndo: (before: PolicyInput) => void;
}

function Outcome({ save, before, onUndo }: OutcomeProps) {
  const text = useFeatureText(privacyMessages);
  if (save.isError) {
    const isConflict = save.error instanceof ApiProblem && save.error.problem?.code === "version_conflict";
    return isConflict ? <Notice kind="warning" title={text("conflict")} /> : <ProblemNotice error={save.error} />;
  }
  if (!save.isSuccess) return null;
  if (save.variables.isUndo || before === undefined) return <Notice kind="info" title={text("undone")} />;
  return <Notice kind="success" title={text("saved")} actions={<UndoButton onPress={() => onUndo(before)} />} />;
}

interface FieldsProps {
  policy: KeptPolicy;
  busy: boolean;
  onSave: (input: PolicyInput) => void;
}

function Fields({ policy, busy, onSave }: FieldsProps) {
  const text = useFeatureText(privacyMessages);
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [draftedOf, setDraftedOf] = useState(policy.version);
  // What was saved or taken back is shown without losing where the keyboard is.
  if (draftedOf !== policy.version) {
    setDraftedOf(policy.version);
    setDraft(draftOf(policy));
  }
  const problems = problemsOf(draft);
  const isSame = JSON.stringify(draft) === JSON.stringify(draftOf(policy));
  const canSave = policy.allowed.change.ok && Object.keys(problems).length === 0 && !isSame;
  const set = (change: Partial<PolicyDraft>) => setDraft((present) => ({ ...present, ...change }));
  const isLocked = !policy.allowed.change.ok;
  const wrong = (problem: "map" | "time" | undefined) =>
    problem === undefined ? {} : { validationMessage: text(`wrong.${problem}`) };
  const number = (field: NumberField, hint?: string) => (
    <NumberInput
      field={field}
      label={text(field)}
      {...(hint === undefined ? {} : { hint })}
      draft={draft}
      problem={problems[field]}
      locked={isLocked}
      onChange={(typed) => set({ [field]: typed })}
    />
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave && !busy) onSave(settled(draft));
      }}
    >
      <Part title={text("rules.privacy")}>
        <Field className={styles.words} label={text("purpose")} hint={text("purposeHint")}>
          <Textarea
            value={draft.purpose}
            maxLength={2000}
            rows={3}
            readOnly={isLocked}
            onChange={(_, { value }) => set({ purpose: value })}
          />
        </Field>
        {number("retentionDays", text("retentionHint"))}
        <Checkbox
          label={text("photos")}
          checked={draft.photos}
          disabled={isLocked}
          onChange={(_, { checked }) => set({ photos: checked === true })}
        />
        {number("photoRetentionDays", text("photoRetentionHint"))}
      </Part>
      <Part title={text("rules.passes")}>
        <Checkbox
          label={text("preApproval")}
          checked={draft.preApproval}
          disabled={isLocked}
          onChange={(_, { checked }) => set({ preApproval: checked === true })}
        />
        {number("earlyMinutes")}
        {number("lateMinutes")}
        <Checkbox
          label={text("antiPassback")}
          checked={draft.antiPassback}
          disabled={isLocked}
          onChange={(_, { checked }) => set({ antiPassback: checked === true })}
        />
        <Field className={styles.words} hint={text("doorsCheckInHint")}>
          <Checkbox
            label={text("doorsCheckIn")}
            checked={draft.doorsCheckIn}
            disabled={isLocked}
            onChange={(_, { checked }) => set({ doorsCheckIn: checked === true })}
          />
        </Field>
      </Part>
      <Part title={text("rules.day")}>
        <Field label={text("closesAt")} {...wrong(problems.closesAt === "time" ? "time" : undefined)}>
          <Input
            className={styles.number}
            type="time"
            value={draft.closesAt}
            readOnly={isLocked}
            onChange={(_, { value }) => set({ closesAt: value })}
          />
        </Field>
        {number("hostAnswerMinutes")}
        <Field
          className={styles.words}
          label={text("mapUrl")}
          hint={text("mapHint")}
          {...wrong(problems.mapUrl === "map" ? "map" : undefined)}
        >
          <Input
            type="url"
            inputMode="url"
            value={draft.mapUrl}
            readOnly={isLocked}
            onChange={(_, { value }) => set({ mapUrl: value.trim() })}
          />
        </Field>
      </Part>
      {isLocked ? null : (
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={busy || !canSave}>
            {text(busy ? "saving" : "save")}
          </Button>
        </div>
      )}
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface NumberInputProps {
  field: NumberField;
  label: string;
  hint?: string;
  draft: PolicyDraft;
  problem: string | undefined;
  locked: boolean;
  onChange: (typed: string) => void;
}

function NumberInput({ field, label, hint, draft, problem, locked, onChange }: NumberInputProps) {
  const text = useFeatureText(privacyMessages);
  const [least, most] = limits[field];
  const wrong = problem === "photos" ? text("wrong.photos") : text("wrong.number", { least, most });
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(problem === undefined ? {} : { validationMessage: wrong })}
    >
      <Input
        className={styles.number}
        inputMode="numeric"
        value={draft[field]}
        readOnly={locked}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  );
}
