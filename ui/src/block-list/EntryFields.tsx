import { Field, Input, Textarea } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { faultsOf, type EntryDraft } from "./entry-draft.ts";

export interface EntryFieldsProps {
  draft: EntryDraft;
  /** What is missing is said once somebody has tried to save. */
  areFaultsShown: boolean;
  onDraft: (draft: EntryDraft) => void;
}

/** What is known of somebody on the list. */
export function EntryFields({ draft, areFaultsShown, onDraft }: EntryFieldsProps) {
  const text = useFeatureText(blockListMessages);
  const faults = areFaultsShown ? faultsOf(draft) : {};
  const wrong = (field: keyof EntryDraft) => {
    const fault = faults[field];
    return fault === undefined ? {} : { validationMessage: text(fault) };
  };
  const set =
    (field: keyof EntryDraft) =>
    (_: unknown, { value }: { value: string }) =>
      onDraft({ ...draft, [field]: value });
  return (
    <>
      <Field label={text("name")} required {...wrong("name")}>
        <Input dir="auto" maxLength={200} autoComplete="off" value={draft.name} onChange={set("name")} />
      </Field>
      <Field label={text("email")} hint={text("emailHint")} {...wrong("email")}>
        <Input type="email" maxLength={254} autoComplete="off" value={draft.email} onChange={set("email")} />
      </Field>
      <Field label={text("company")}>
        <Input dir="auto" maxLength={200} autoComplete="off" value={draft.company} onChange={set("company")} />
      </Field>
      <Field label={text("reason")} hint={text("reasonHint")} required {...wrong("reason")}>
        <Textarea dir="auto" rows={3} maxLength={500} value={draft.reason} onChange={set("reason")} />
      </Field>
      <Field label={text("validTo")} hint={text("validToHint")}>
        <Input type="date" max="9999-12-31" value={draft.validTo} onChange={set("validTo")} />
      </Field>
    </>
  );
}
