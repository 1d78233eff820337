import type { Attempt, AttemptMemory } from "./place-order.ts";
import type { DraftOrder } from "./draft-order.ts";
import { emptyDraft } from "./draft-order.ts";

// What a person entered outlives the page: a pane that is closed and opened again shows it as it was left.
// Hosts may forbid storage; then it lives as long as the page.

export function readDraft(meetingId: string): DraftOrder {
  return { ...emptyDraft, ...read<DraftOrder>(draftName(meetingId)) };
}

export function keepDraft(meetingId: string, draft: DraftOrder): void {
  write(draftName(meetingId), draft.lines.length || draft.note ? draft : undefined);
}

/** The order on its way for a meeting. */
export function attemptMemory(meetingId: string): AttemptMemory {
  const name = `mm-attempt-${meetingId}`;
  return { read: () => read<Attempt>(name), write: (attempt) => write(name, attempt) };
}

const draftName = (meetingId: string) => `mm-draft-${meetingId}`;

const inThisPage = new Map<string, string>();

function read<Value>(name: string): Value | undefined {
  try {
    const kept = inThisPage.get(name) ?? sessionStorage.getItem(name);
    return kept ? (JSON.parse(kept) as Value) : undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: unknown): void {
  const kept = value === undefined ? undefined : JSON.stringify(value);
  if (kept === undefined) inThisPage.delete(name);
  else inThisPage.set(name, kept);
  try {
    if (kept === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, kept);
  } catch {
    // Kept in this page only.
  }
}
