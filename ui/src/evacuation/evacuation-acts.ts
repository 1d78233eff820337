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
