import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { queryKeys } from "../session/query-keys.ts";
import { useMe } from "../session/use-me.ts";
import { changedPart, editedFields, mergeDraft, type Draft, type MeantimeChange, type Values } from "./draft-merge.ts";
import { fieldErrorsOf } from "./field-errors.ts";
import type { FormSpec } from "./form-spec.ts";
import { dropDraft, keepDraft, readDraft } from "./kept-drafts.ts";
import { writePlaceRef, type KeptKind, type PlaceRef } from "./place-ref.ts";
import type { Kept, Things } from "./upkeep.ts";
import { useUpkeep } from "./use-places.ts";

export interface EditorOf<Kind extends KeptKind, Form extends Values> {
  kind: Kind;
  spec: FormSpec<Things[Kind], Form>;
  /** Undefined: a new one. */
  thing: Things[Kind] | undefined;
  /** What a new one is below. */
  below: string;
  /** What a new one begins with besides the blank form. */
  start?: Partial<Form>;
  onSaved: (thing: Kept) => void;
}

export interface Editor<Form extends Values> {
  form: Form;
  set: (change: Partial<Form>) => void;
  isNew: boolean;
  edited: readonly string[];
  save: () => void;
  saving: boolean;
  saved: boolean;
  discard: () => void;
  /** Errors at fields. */
  errors: readonly FieldError[];
  /** Why it was not saved, where it is more than fields. */
  problem: unknown;
  /** What somebody else changed while this was being edited. */
  meantime: readonly MeantimeChange[];
}

/**
 * A form over a thing. What is typed is kept at once, so that going elsewhere loses nothing; what somebody else saves
 * meanwhile is taken over, but for the fields that were edited here.
 */
export function useEditor<Kind extends KeptKind, Form extends Values>(of: EditorOf<Kind, Form>): Editor<Form> {
  const { kind, spec, below, onSaved } = of;
  const thing = of.thing as (Things[Kind] & Kept) | undefined;
  const person = useMe().id;
  const queryClient = useQueryClient();
  const { create, change } = useUpkeep(kind);
  const ref = writePlaceRef(refOf(of));
  const [draft, setDraft] = useState<Draft>(() => readDraft(person, ref) ?? startOf(of));
  const [meantime, setMeantime] = useState<readonly MeantimeChange[]>([]);
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());

  if (thing && thing.version > draft.version) {
    const merged = mergeDraft(draft, thing.version, spec.of(thing));
    setDraft(merged.draft);
    if (editedFields(draft).length > 0) setMeantime([...meantime, ...merged.changes]);
  }

  const keep = (next: Draft) => {
    setDraft(next);
    const title = String(next.values["name"] ?? "") || String(next.base["name"] ?? "");
    if (editedFields(next).length > 0) keepDraft(person, { ...next, ref, title });
    else dropDraft(person, ref);
  };
  const done = (saved: Things[Kind]) => {
    dropDraft(person, ref);
    setMeantime([]);
    const values = spec.of(saved);
    setDraft({ version: (saved as Kept).version, base: values, values });
    onSaved(saved as Kept);
  };
  const call = thing ? change : create;
  return {
    form: draft.values as Form,
    isNew: !thing,
    edited: editedFields(draft),
    set: (part) => {
      call.reset();
      setAttempt(crypto.randomUUID());
      keep({ ...draft, values: { ...draft.values, ...part } });
    },
    save: () => {
      const body = spec.body(draft.values as Form);
      if (!thing) {
        create.mutate({ body: { ...spec.below?.(below), ...body }, idempotencyKey: attempt }, { onSuccess: done });
        return;
      }
      const part = changedPart(spec.body(draft.base as Form), body);
      const version = draft.version;
      change.mutate(
        { id: thing.id, body: part, version },
        {
          onSuccess: done,
          onError: (error) => {
            if (isStale(error)) void queryClient.invalidateQueries({ queryKey: queryKeys.places });
          },
        },
      );
    },
    discard: () => {
      call.reset();
      setMeantime([]);
      keep(startOf(of));
    },
    saving: call.isPending,
    saved: call.isSuccess,
    errors: fieldErrorsOf(call.error),
    problem: call.error && !isStale(call.error) ? call.error : undefined,
    meantime,
  };
}

function startOf<Kind extends KeptKind, Form extends Values>({ spec, thing, start }: EditorOf<Kind, Form>): Draft {
  const base = thing ? spec.of(thing) : { ...spec.blank(), ...start };
  return { version: thing ? (thing as Kept).version : 0, base, values: base };
}

function refOf({ kind, thing, below }: { kind: KeptKind; thing: unknown; below: string }): PlaceRef {
  return thing ? { kind, id: (thing as Kept).id } : { kind: "new", of: kind, below };
}

function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "version_conflict";
}
