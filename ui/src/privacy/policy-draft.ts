import type { KeptPolicy, PolicyInput } from "@magic-meetings/contract/privacy/kept-policy.ts";

/** Numbers as they are typed. */
export type PolicyDraft = Omit<PolicyInput, NumberField> & Record<NumberField, string>;

export type NumberField = "retentionDays" | "photoRetentionDays" | "earlyMinutes" | "lateMinutes" | "hostAnswerMinutes";

export const limits: Record<NumberField, readonly [least: number, most: number]> = {
  retentionDays: [0, 3650],
  photoRetentionDays: [0, 3650],
  earlyMinutes: [0, 1440],
  lateMinutes: [0, 1440],
  hostAnswerMinutes: [1, 120],
};
const numberFields = Object.keys(limits) as NumberField[];

export function inputOf(policy: KeptPolicy): PolicyInput {
  const { siteId: _siteId, site: _site, version: _version, allowed: _allowed, ...input } = policy;
  return input;
}

export function draftOf(policy: KeptPolicy): PolicyDraft {
  const numbers = numberFields.map((field) => [field, String(policy[field])]);
  return { ...inputOf(policy), ...(Object.fromEntries(numbers) as Record<NumberField, string>) };
}

export type DraftProblem = "number" | "photos" | "map" | "time";
export type DraftProblems = Partial<Record<keyof PolicyDraft, DraftProblem>>;

/** What cannot be saved as it was typed, field by field. */
export function problemsOf(draft: PolicyDraft): DraftProblems {
  const problems: DraftProblems = {};
  for (const field of numberFields) {
    const [least, most] = limits[field];
    const value = numberOf(draft[field]);
    if (!(value >= least && value <= most)) problems[field] = "number";
  }
  if (!problems.photoRetentionDays && numberOf(draft.photoRetentionDays) > numberOf(draft.retentionDays)) {
    problems.photoRetentionDays = "photos";
  }
  if (draft.mapUrl !== "" && !isSafeAddress(draft.mapUrl)) problems.mapUrl = "map";
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.closesAt)) problems.closesAt = "time";
  return problems;
}

/** The draft as it is sent; only of one without problems. */
export function settled(draft: PolicyDraft): PolicyInput {
  const numbers = numberFields.map((field) => [field, numberOf(draft[field])]);
  return { ...draft, ...(Object.fromEntries(numbers) as Record<NumberField, number>) };
}

function numberOf(typed: string): number {
  return /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN;
}

function isSafeAddress(text: string): boolean {
  return text.startsWith("https://") && URL.canParse(text) && text.length <= 1000;
}
