import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { useState } from "react";
import { useVendorUpkeep } from "./use-vendors.ts";
import { blankVendor, vendorBody, vendorForm, type VendorForm } from "./vendor-form.ts";

interface Draft {
  version: number;
  base: VendorForm;
  values: VendorForm;
  /** Somebody else changed it since it was begun. */
  meantime: boolean;
}

export interface VendorEditorState {
  form: VendorForm;
  set: (part: Partial<VendorForm>) => void;
  isNew: boolean;
  edited: boolean;
  save: () => void;
  discard: () => void;
  saving: boolean;
  saved: boolean;
  errors: readonly FieldError[];
  /** Why it was not saved, where it is more than fields. */
  problem: unknown;
  meantime: boolean;
}

/**
 * A vendor's form. What somebody else saves meanwhile is taken over, but for the fields that were edited here. It lives
 * as long as its component: one a vendor.
 */
export function useVendorEditor(vendor: Vendor | undefined, onSaved: (vendor: Vendor) => void): VendorEditorState {
  const { create, change } = useVendorUpkeep();
  const [draft, setDraft] = useState<Draft>(() => startOf(vendor));
  const [attempt, setAttempt] = useState(() => crypto.randomUUID());
  if (vendor && vendor.version > draft.version) setDraft(takeOver(draft, vendor));

  const call = vendor ? change : create;
  const done = (saved: Vendor) => {
    setDraft(startOf(saved));
    onSaved(saved);
  };
  const edited = changedFields(draft).length > 0;
  return {
    form: draft.values,
    set(part) {
      call.reset();
      setAttempt(crypto.randomUUID());
      setDraft({ ...draft, values: { ...draft.values, ...part } });
    },
    isNew: vendor === undefined,
    edited,
    save() {
      const body = vendorBody(draft.values);
      if (vendor === undefined) return create.mutate({ body, idempotencyKey: attempt }, { onSuccess: done });
      const before = vendorBody(draft.base);
      const part = Object.fromEntries(Object.entries(body).filter(([field, value]) => !same(value, before[field])));
      change.mutate({ id: vendor.id, body: part, version: draft.version }, { onSuccess: done });
    },
    discard() {
      call.reset();
      setDraft(startOf(vendor));
    },
    saving: call.isPending,
    saved: call.isSuccess,
    errors: call.error instanceof ApiProblem ? (call.error.problem?.errors ?? []) : [],
    problem: call.error && !isStale(call.error) ? call.error : undefined,
    meantime: draft.meantime,
  };
}

function startOf(vendor: Vendor | undefined): Draft {
  const values = vendor ? vendorForm(vendor) : blankVendor();
  return { version: vendor?.version ?? 0, base: values, values, meantime: false };
}

/** What was typed here stays; everything else is as it is now. */
function takeOver(draft: Draft, vendor: Vendor): Draft {
  const base = vendorForm(vendor);
  const typed = Object.fromEntries(changedFields(draft).map((field) => [field, draft.values[field]]));
  const meantime = draft.meantime || Object.keys(typed).length > 0;
  return { version: vendor.version, base, values: { ...base, ...typed }, meantime };
}

function changedFields({ base, values }: Draft): (keyof VendorForm)[] {
  return (Object.keys(values) as (keyof VendorForm)[]).filter((field) => !same(values[field], base[field]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "version_conflict";
}
