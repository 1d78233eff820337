import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { useState } from "react";
import { useReadAgain, useUpkeep, type KeptKind, type Things } from "./use-kept-catalogue.ts";

// A form over a thing. What is typed stays while one looks at something else; what others save meanwhile is taken over,
// but for the fields that were edited here.

type Values = Record<string, unknown>;

interface Draft {
  /** The version that it began from; 0 for a new thing. */
  version: number;
  base: Values;
  values: Values;
}

/** Of this page's life only: what was typed and not saved, by what it is of. */
const drafts = new Map<string, Draft>();

export interface KeptFormOf<Kind extends KeptKind, Form extends Values> {
  kind: Kind;
  /** Undefined: a new one. */
  thing: Things[Kind] | undefined;
  blank: () => Form;
  of: (thing: Things[Kind]) => Form;
  body: (form: Form) => object;
  /** What is wrong, by the pointer of its field: a key of the sentences `wrong.…`. */
  problems: (form: Form) => Record<string, string>;
  onSaved: (thing: Things[Kind]) => void;
}

export interface KeptForm<Form extends Values> {
  form: Form;
  set: (part: Partial<Form>) => void;
  isNew: boolean;
  readOnly: boolean;
  edited: boolean;
  save: () => void;
  saving: boolean;
  saved: boolean;
  discard: () => void;
  /** Errors by pointer: a key of our sentences, or the service's own. */
  errors: Record<string, string>;
  /** Why it was not saved, where it is more than fields. */
  problem: unknown;
  /** Fields that somebody else changed while this was edited. */
  meantime: readonly string[];
}

export function useKeptForm<Kind extends KeptKind, Form extends Values>(of: KeptFormOf<Kind, Form>): KeptForm<Form> {
  const { kind, thing, onSaved } = of;
  const key = `${kind} ${thing?.id ?? "new"}`;
  const { save: call } = useUpkeep(kind);
  const readAgain = useReadAgain();
  const start = (): Draft => {
    const base = thing ? of.of(thing) : of.blank();
    return { version: thing?.version ?? 0, base, values: base };
  };
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? start());
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  const [meantime, setMeantime] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState<Record<string, string>>({});

  if (thing && thing.version > draft.version) {
    const current = of.of(thing);
    const wasEdited = editedFields(draft).length > 0;
    const changed = Object.keys(current).filter((field) => !isSame(current[field], draft.base[field]));
    setDraft(takeOver(draft, thing.version, current));
    if (wasEdited && changed.length > 0) setMeantime([...new Set([...meantime, ...changed])]);
  }

  const form = draft.values as Form;
  const edited = editedFields(draft).length > 0;
  const keep = (next: Draft) => {
    setDraft(next);
    if (editedFields(next).length > 0) drafts.set(key, next);
    else drafts.delete(key);
  };
  const done = (saved: Things[Kind]) => {
    drafts.delete(key);
    setMeantime([]);
    const values = of.of(saved);
    setDraft({ version: saved.version, base: values, values });
    onSaved(saved);
  };
  return {
    form,
    isNew: !thing,
    readOnly: thing !== undefined && !thing.allowed.change.ok,
    edited,
    set: (part) => {
      call.reset();
      setChecked({});
      setAttempt(crypto.randomUUID());
      keep({ ...draft, values: { ...draft.values, ...part } });
    },
    save: () => {
      const wrong = of.problems(form);
      setChecked(wrong);
      if (Object.keys(wrong).length > 0) return;
      const body = of.body(form);
      const sent = thing ? changedPart(of.body(draft.base as Form), body) : body;
      call.mutate(
        { id: thing?.id, body: sent, version: draft.version, attempt },
        { onSuccess: done, onError: (error) => void (isStale(error) && readAgain()) },
      );
    },
    saving: call.isPending,
    saved: call.isSuccess,
    discard: () => {
      call.reset();
      setMeantime([]);
      setChecked({});
      drafts.delete(key);
      setDraft(start());
    },
    errors: { ...errorsOf(call.error), ...checked },
    problem:
      call.error && !isStale(call.error) && Object.keys(errorsOf(call.error)).length === 0 ? call.error : undefined,
    meantime,
  };
}

function takeOver(draft: Draft, version: number, current: Values): Draft {
  const edited = new Set(editedFields(draft));
  const values = Object.fromEntries(
    Object.keys(current).map((field) => [field, edited.has(field) ? draft.values[field] : current[field]]),
  );
  return { version, base: current, values };
}

function editedFields({ base, values }: Draft): string[] {
  return Object.keys(values).filter((field) => !isSame(values[field], base[field]));
}

function changedPart(before: object, after: object): object {
  const was = before as Values;
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !isSame(value, was[field])));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function errorsOf(error: unknown): Record<string, string> {
  const errors = error instanceof ApiProblem ? (error.problem?.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ pointer, code, detail }) => [pointer, knownCodes.has(code) ? code : detail]));
}

/** Codes of the service that have a sentence of ours. */
const knownCodes = new Set(["range", "past", "twice", "fixed", "unknown"]);

function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "version_conflict";
}
