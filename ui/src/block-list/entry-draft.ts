import type {
  BlockListChange,
  BlockListEntry,
  BlockListInput,
} from "@magic-meetings/contract/block-list/block-list.ts";

/** An entry as it stands in the form. An empty day: for good. */
export interface EntryDraft {
  name: string;
  email: string;
  company: string;
  reason: string;
  validTo: string;
}

export const emptyDraft: EntryDraft = { name: "", email: "", company: "", reason: "", validTo: "" };

export function draftOf({ name, email, company, reason, validTo }: BlockListEntry): EntryDraft {
  return { name, email, company, reason, validTo: validTo ?? "" };
}

export type EntryFault = "nameMissing" | "emailWrong" | "reasonMissing";

/** What keeps a draft from being saved, by field. */
export function faultsOf({ name, email, reason }: EntryDraft): Partial<Record<keyof EntryDraft, EntryFault>> {
  return {
    ...(name.trim() === "" ? { name: "nameMissing" as const } : {}),
    ...(email.trim() === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? {} : { email: "emailWrong" as const }),
    ...(reason.trim() === "" ? { reason: "reasonMissing" as const } : {}),
  };
}

export function inputOf({ name, email, company, reason, validTo }: EntryDraft): Required<BlockListInput> {
  return {
    name: name.trim(),
    email: email.trim(),
    company: company.trim(),
    reason: reason.trim(),
    validTo: validTo === "" ? null : validTo,
  };
}

/** Only what was changed here, so that what somebody else changed meanwhile stays. */
export function changeOf(before: BlockListEntry, draft: EntryDraft): BlockListChange {
  const now = inputOf(draft);
  const fields = (Object.keys(now) as (keyof typeof now)[]).filter((field) => now[field] !== before[field]);
  return Object.fromEntries(fields.map((field) => [field, now[field]])) as BlockListChange;
}
