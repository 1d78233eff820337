import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Attempt, AttemptMemory } from "./place-order.ts";
import type { DraftOrder } from "./draft-order.ts";
import { emptyDraft } from "./draft-order.ts";

// What a person entered outlives the page: a pane that is closed and opened again shows it as it was left.
// Hosts may forbid storage; then it lives as long as the page.

/** What was chosen at one of a meeting's sites. */
export function readDraft(locationId: string): DraftOrder {
  const draft = { ...emptyDraft, ...read<DraftOrder>(draftName(locationId)) };
  // Entries of an earlier version of these pages have lines without a key.
  return { ...draft, lines: draft.lines.map((line) => ({ ...line, key: line.key ?? line.serviceId })) };
}

export function keepDraft(locationId: string, draft: DraftOrder): void {
  write(draftName(locationId), draft.lines.length || draft.note ? draft : undefined);
}

/** A change of a placed order that is being written: what it was when it was opened, and what it is to be. */
export interface KeptChange {
  base: ServiceOrder;
  draft: DraftOrder;
}

export function readChange(orderId: string): KeptChange | undefined {
  return read<KeptChange>(changeName(orderId));
}

export function keepChange(orderId: string, change: KeptChange | undefined): void {
  write(changeName(orderId), change);
}

/** The order on its way for a site of a meeting. */
export function attemptMemory(locationId: string): AttemptMemory {
  const name = `mm-attempt-${locationId}`;
  return { read: () => read<Attempt>(name), write: (attempt) => write(name, attempt) };
}

const draftName = (locationId: string) => `mm-draft-${locationId}`;
const changeName = (orderId: string) => `mm-change-${orderId}`;

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
