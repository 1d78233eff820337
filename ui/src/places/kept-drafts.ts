import { useSyncExternalStore } from "react";
import type { Draft } from "./draft-merge.ts";

// What somebody entered and did not save outlives the page: whoever comes back finds it. Hosts may forbid storage; then
// it lives as long as the page. It is kept under the person, so that nobody finds another's.

export interface NamedDraft extends Draft {
  /** What it is of, as it stands in the page's address. */
  ref: string;
  /** What people know it by. */
  title: string;
}

const prefix = "mm-place-draft";
const inThisPage = new Map<string, string>();
const listeners = new Set<() => void>();
let snapshot = 0;

const nameOf = (person: string, ref: string) => `${prefix} ${person} ${ref}`;

export function readDraft(person: string, ref: string): NamedDraft | undefined {
  return parse(text(nameOf(person, ref)));
}

export function keepDraft(person: string, draft: NamedDraft): void {
  const name = nameOf(person, draft.ref);
  const kept = JSON.stringify(draft);
  inThisPage.set(name, kept);
  inStorage((storage) => storage.setItem(name, kept));
  tell();
}

export function dropDraft(person: string, ref: string): void {
  const name = nameOf(person, ref);
  inThisPage.delete(name);
  inStorage((storage) => storage.removeItem(name));
  tell();
}

/** Everything that this person entered and did not save. */
export function useKeptDrafts(person: string): NamedDraft[] {
  useSyncExternalStore(listen, () => snapshot);
  const start = `${prefix} ${person} `;
  return [...new Set([...inThisPage.keys(), ...storedNames()])]
    .filter((name) => name.startsWith(start))
    .sort()
    .flatMap((name) => parse(text(name)) ?? []);
}

function tell(): void {
  snapshot += 1;
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function text(name: string): string | undefined {
  return inThisPage.get(name) ?? inStorage((storage) => storage.getItem(name)) ?? undefined;
}

function storedNames(): string[] {
  return inStorage((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "")) ?? [];
}

function parse(kept: string | undefined): NamedDraft | undefined {
  if (kept === undefined) return undefined;
  try {
    return JSON.parse(kept) as NamedDraft;
  } catch {
    return undefined;
  }
}

function inStorage<Value>(act: (storage: Storage) => Value): Value | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
