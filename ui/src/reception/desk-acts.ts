import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import type { NewReceptionChange, ReceptionStore } from "./reception-store.ts";
import type { ReceptionText } from "./visit-words.ts";
import { nameOf } from "./visit-words.ts";

/** What the desk does to one visit by one press. */
export type DeskAct = "check_in" | "check_out" | "ask_host" | "badge_lost" | "badge_replaced";

/** What was done last: said, and taken back by one press where that is possible. */
export interface Done {
  sentence: string;
  undo: NewReceptionChange[];
  /** Whose badge can be printed now. */
  badgeOf: string | null;
  /** The change that may turn out not to have been made. */
  after?: string;
}

function changeFor(act: DeskAct, visitId: string): NewReceptionChange {
  return act === "check_out" ? { kind: act, visitId, how: "desk" } : { kind: act, visitId };
}

function undoOf(act: DeskAct, visitId: string): NewReceptionChange[] {
  if (act === "check_in") return [{ kind: "undo_check_in", visitId }];
  return act === "check_out" ? [{ kind: "undo_check_out", visitId }] : [];
}

/** Does it, and says what was done. */
export async function doAct(
  store: Pick<ReceptionStore, "change">,
  { act, visit, text }: { act: DeskAct; visit: ReceptionVisit; text: ReceptionText },
): Promise<Done> {
  await store.change(changeFor(act, visit.id));
  return {
    sentence: text(`done.${act}`, { name: nameOf(visit, text) }),
    undo: undoOf(act, visit.id),
    badgeOf: act === "check_in" || act === "badge_replaced" ? visit.id : null,
  };
}
