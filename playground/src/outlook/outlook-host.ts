import type { HostAppointment, HostAttendee, HostLocation } from "./host-appointment.ts";
import { toOfficeRecurrence } from "./office-recurrence.ts";

export type HostTheme = "light" | "dark" | "contrast";

/** What the add-in may ask of Outlook. Both wires translate into these and into nothing else. */
export type HostOperation =
  | { name: "getSubject" }
  | { name: "getTime"; which: "start" | "end" }
  | { name: "getRecipients"; kind: HostAttendee["kind"] }
  | { name: "getOrganizer" }
  | { name: "getLocations" }
  | { name: "addLocations"; locations: { id: string; type: string }[] }
  | { name: "removeLocations"; locations: { id: string; type: string }[] }
  | { name: "getRecurrence" }
  | { name: "loadCustomProperties" }
  | { name: "saveCustomProperties"; properties: Record<string, unknown> }
  | { name: "save" }
  | { name: "getItemId" }
  | { name: "replaceNotice"; key: string; message: string }
  | { name: "removeNotice"; key: string }
  | { name: "getAccessToken" };

export type HostAnswer = { ok: true; value: unknown } | { ok: false; code: number };

/** What Outlook tells an add-in that listens. */
export type HostSignal = "time" | "recipients" | "locations" | "recurrence" | "theme";

export interface HostEnvironment {
  /** The person whose mailbox this is. */
  user: { email: string; name: string };
  /** The Windows name of the mailbox' zone. */
  mailboxZone: string;
  locale: string;
  /** Answers single sign-on. */
  getAccessToken: () => Promise<string>;
  /** The display name of a room's mailbox, as the company's address book would give it. */
  roomName: (email: string) => string | undefined;
  newId: () => string;
  /** The newest Mailbox set that it has; absent: 1.14. */
  mailboxSet?: number;
  /** Absent: an appointment that is being written. */
  itemType?: "appointment" | "message";
}

/** Office.js' numbers for what the simulated Outlook refuses. */
export const refusals = { itemNotSaved: 9046, signInFailed: 13006, tooLarge: 9051, network: 9041 } as const;

const customPropertyLimit = 2_500;

/** The appointment form's model: knows no React and no wire. */
export class OutlookHost {
  readonly environment: HostEnvironment;
  #appointment: HostAppointment;
  #theme: HostTheme;
  #watchers = new Set<() => void>();
  #listeners = new Set<(signal: HostSignal) => void>();
  #calls = 0;
  #faults = new Map<HostOperation["name"], number[]>();
  #held: (() => void)[] | undefined;
  /** The lines that an add-in shows above the appointment, by their key. */
  readonly notices: Record<string, string> = {};
  /** The most calls that were ever answered at once. */
  busiest = 0;

  constructor(appointment: HostAppointment, environment: HostEnvironment, theme: HostTheme = "light") {
    this.#appointment = appointment;
    this.environment = environment;
    this.#theme = theme;
  }

  get appointment(): HostAppointment {
    return this.#appointment;
  }

  get theme(): HostTheme {
    return this.#theme;
  }

  /** Calls back after every change of the state, for a screen. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Calls back with what an add-in would be told. */
  onSignal(listener: (signal: HostSignal) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A change by the person or by the add-in; tells exactly what became different. */
  edit(change: Partial<HostAppointment>): void {
    const before = this.#appointment;
    this.#appointment = { ...before, ...change };
    this.#watchers.forEach((watcher) => watcher());
    for (const signal of signalsOf(before, this.#appointment)) this.#tell(signal);
  }

  setTheme(theme: HostTheme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#watchers.forEach((watcher) => watcher());
    this.#tell("theme");
  }

  /** Answers one call of the add-in. */
  async call(operation: HostOperation): Promise<HostAnswer> {
    this.#calls += 1;
    this.busiest = Math.max(this.busiest, this.#calls);
    try {
      await this.#gate();
      const fault = this.#faults.get(operation.name)?.shift();
      if (fault !== undefined) return { ok: false, code: fault };
      return await this.#answer(operation);
    } finally {
      this.#calls -= 1;
    }
  }

  /** The next calls of this operation fail with these numbers, one each: for tests. */
  failNext(operation: HostOperation["name"], ...codes: number[]): void {
    this.#faults.set(operation, codes);
  }

  /** Keeps all answers back until `release`: for tests of what happens meanwhile. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    held.forEach((go) => go());
  }

  get calls(): number {
    return this.#calls;
  }

  #gate(): Promise<void> {
    const held = this.#held;
    return held ? new Promise((resolve) => held.push(resolve)) : Promise.resolve();
  }

  #tell(signal: HostSignal): void {
    this.#listeners.forEach((listener) => listener(signal));
  }

  async #answer(operation: HostOperation): Promise<HostAnswer> {
    const { appointment, environment } = this;
    switch (operation.name) {
      case "getSubject":
        return { ok: true, value: appointment.subject };
      case "getTime":
        return { ok: true, value: appointment[operation.which] };
      case "getRecipients":
        return { ok: true, value: appointment.attendees.filter(({ kind }) => kind === operation.kind) };
      case "getOrganizer":
        return { ok: true, value: appointment.organizer };
      case "getLocations":
        return { ok: true, value: appointment.locations };
      case "addLocations":
        return this.#addLocations(operation.locations);
      case "removeLocations":
        return this.#removeLocations(operation.locations);
      case "getRecurrence":
        return { ok: true, value: toOfficeRecurrence(appointment) };
      case "loadCustomProperties":
        return { ok: true, value: appointment.customProperties };
      case "saveCustomProperties":
        return this.#saveCustomProperties(operation.properties);
      case "save":
        return this.#save();
      case "getItemId":
        return appointment.itemId
          ? { ok: true, value: appointment.itemId }
          : { ok: false, code: refusals.itemNotSaved };
      case "replaceNotice":
        this.notices[operation.key] = operation.message;
        return { ok: true, value: null };
      case "removeNotice":
        delete this.notices[operation.key];
        return { ok: true, value: null };
      case "getAccessToken":
        return environment.getAccessToken().then(
          (value) => ({ ok: true, value }) as const,
          () => ({ ok: false, code: refusals.signInFailed }) as const,
        );
    }
  }

  #addLocations(added: { id: string; type: string }[]): HostAnswer {
    const present = this.#appointment.locations;
    const news = added
      .map(({ id, type }) => this.#resolve(id, type))
      .filter((one) => !present.some((old) => same(old, one)));
    if (news.length > 0) this.edit({ locations: [...present, ...news] });
    return { ok: true, value: null };
  }

  #removeLocations(removed: { id: string; type: string }[]): HostAnswer {
    const gone = removed.map(({ id, type }) => this.#resolve(id, type));
    const locations = this.#appointment.locations.filter((one) => !gone.some((other) => same(one, other)));
    this.edit({ locations });
    return { ok: true, value: null };
  }

  #resolve(id: string, type: string): HostLocation {
    if (type.toLowerCase() !== "room") return { kind: "custom", name: id };
    return { kind: "room", email: id, name: this.environment.roomName(id) ?? id };
  }

  #saveCustomProperties(properties: Record<string, unknown>): HostAnswer {
    if (JSON.stringify(properties).length > customPropertyLimit) return { ok: false, code: refusals.tooLarge };
    this.edit({ customProperties: { ...properties } });
    return { ok: true, value: null };
  }

  #save(): HostAnswer {
    const itemId = this.#appointment.itemId ?? `AAMk${this.environment.newId().replaceAll("-", "")}AAA=`;
    this.edit({ itemId });
    return { ok: true, value: itemId };
  }
}

function same(one: HostLocation, other: HostLocation): boolean {
  return one.kind === other.kind && (one.email ?? one.name).toLowerCase() === (other.email ?? other.name).toLowerCase();
}

function signalsOf(before: HostAppointment, after: HostAppointment): HostSignal[] {
  const signals: HostSignal[] = [];
  if (before.start !== after.start || before.end !== after.end) signals.push("time");
  if (before.attendees !== after.attendees) signals.push("recipients");
  if (before.locations !== after.locations) signals.push("locations");
  if (before.recurrence !== after.recurrence) signals.push("recurrence");
  return signals;
}
