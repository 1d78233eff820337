import type { ReceptionChange } from "@magic-meetings/contract/reception/reception.ts";
import { firstOf } from "./sending.ts";

/** Changes that the service could not take for a reason of its own: kept, tried again, and in the way of nothing else. */
export interface HeldChanges {
  readonly count: number;
  /** Tried last of those that are held. */
  add(id: string): void;
  remove(id: string): void;
  /** What goes next: everything else in its order, then each held one by itself, once a round. */
  next(pending: readonly ReceptionChange[], triedNow: ReadonlySet<string>): ReceptionChange[];
}

export function createHeldChanges(): HeldChanges {
  const held = new Set<string>();
  return {
    get count() {
      return held.size;
    },
    add(id) {
      held.delete(id);
      held.add(id);
    },
    remove: (id) => void held.delete(id),
    next(pending, triedNow) {
      for (const id of held) if (!pending.some((change) => change.id === id)) held.delete(id);
      const free = firstOf(withoutHeld(pending, held));
      if (free.length > 0) return free;
      const again = [...held].find((id) => !triedNow.has(id));
      return pending.filter(({ id }) => id === again);
    },
  };
}

/** What is about the same visit or evacuation waits behind the one that is held: it was done after it. */
function withoutHeld(pending: readonly ReceptionChange[], held: ReadonlySet<string>): ReceptionChange[] {
  const behind = new Set<string>();
  return pending.filter((change) => {
    const subject = subjectOf(change);
    const waits = held.has(change.id) || (subject !== undefined && behind.has(subject));
    if (waits && subject !== undefined) behind.add(subject);
    return !waits;
  });
}

function subjectOf(change: ReceptionChange): string | undefined {
  return "visitId" in change ? change.visitId : "evacuationId" in change ? change.evacuationId : undefined;
}
