import type { Values } from "./draft-merge.ts";

/** How a thing becomes a form, and a form what is sent. Numbers are text while they are typed. */
export interface FormSpec<Thing, Form extends Values> {
  /** The form of a new one. */
  blank: () => Form;
  of: (thing: Thing) => Form;
  /** What is sent; a change sends only what differs. */
  body: (form: Form) => Values;
  /** What a new one is below, as part of what is sent. */
  below?: (id: string) => Values;
}

/** A named thing that a form points at. */
export interface Reference {
  id: string;
  name: string;
}

/** The number that was typed; NaN, which is sent as null and refused at its field, where it is none. */
export function toWhole(typed: string): number {
  return /^\s*-?\d+\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

export function idsOf(references: readonly Reference[]): string[] {
  return references.map(({ id }) => id);
}
