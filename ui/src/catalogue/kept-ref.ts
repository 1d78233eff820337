import { keptKinds, type KeptKind } from "./use-kept-catalogue.ts";

// What is chosen stands in the address as `service-<id>`, or `service-new` for one that is being added.

export interface KeptRef {
  kind: KeptKind;
  /** Undefined: a new one. */
  id: string | undefined;
}

export function readKeptRef(text: string | null): KeptRef | undefined {
  const found = /^([a-z]+)-(new|[0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text ?? "");
  const kind = keptKinds.find((known) => known === found?.[1]);
  if (!found || !kind) return undefined;
  return { kind, id: found[2] === "new" ? undefined : found[2] };
}

export function writeKeptRef({ kind, id }: KeptRef): string {
  return `${kind}-${id ?? "new"}`;
}
