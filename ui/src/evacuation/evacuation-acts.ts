import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import type { Tally } from "@magic-meetings/contract/evacuation/evacuation-rules.ts";

/** Whom a tick is about. */
export interface RollCallSubject {
  type: "visit" | "meeting";
  id: string;
}

/** What can be done on the evacuation's page; everything works without a network. */
export interface EvacuationActs {
  start(drill: boolean): void;
  end(): void;
  tick(subject: RollCallSubject, safe: boolean, count?: number): void;
  /** Somebody at the assembly point who is on no list. */
  add(name: string, hostId: string): void;
}

export interface EvacuationView {
  list: EvacuationList;
  tally: Tally;
  /** The person at this device: her ticks are hers to take back. */
  meId: string;
}
