import type { AppointmentChange } from "./appointment-changes.ts";
import { observeChanges } from "./appointment-changes.ts";
import type { AppointmentFacts } from "./appointment-facts.ts";
import { readFacts } from "./appointment-facts.ts";
import { keyProperty } from "./key-property.ts";
import type { OutlookCall } from "./outlook-calls.ts";
import { OutlookError } from "./outlook-error.ts";

export interface Room {
  name: string;
  email: string;
}

/** The appointment that is being written. Everything rejects with an OutlookError. */
export interface Appointment {
  /** `homeZone`: the organizer's own IANA zone, which names the zone more exactly than Windows does. */
  read(options?: { homeZone?: string }): Promise<AppointmentFacts>;
  /** The key under which our side knows this appointment; made at the first call, then kept with the appointment. */
  clientKey(): Promise<string>;
  /** Makes the room a location; one that is a location already stays so. */
  setLocationRoom(room: Room): Promise<void>;
  removeRoom(room: Pick<Room, "email">): Promise<void>;
  /** Told after the person changed something in the form. Returns the way to stop it. */
  onChange(listener: (change: AppointmentChange) => void): () => void;
  /** Saves the appointment, which puts it into the calendar: only when a person asks for it. Gives its id. */
  saveNow(): Promise<string>;
  /** The Exchange id, undefined before the appointment was saved. */
  itemId(): Promise<string | undefined>;
}

export interface AppointmentSettings {
  item: Office.AppointmentCompose;
  call: OutlookCall;
  /** The Windows name of the mailbox' zone. */
  mailboxZone: string;
  newId: () => string;
}

export function createAppointment(settings: AppointmentSettings): Appointment {
  const { item, call, newId } = settings;
  let key: Promise<string> | undefined;
  return {
    read: (options) => readFacts(settings, options?.homeZone),
    clientKey() {
      // Asked twice at once it must be made once; after a failure it may be asked again.
      key ??= readOrMakeKey(item, call, newId).catch((error: unknown) => {
        key = undefined;
        throw error;
      });
      return key;
    },
    setLocationRoom: (room) => addRoom(item, call, room),
    removeRoom: (room) => removeRoom(item, call, room.email),
    onChange: (listener) => observeChanges(item, call, listener),
    saveNow: () => call<string>("item.saveAsync", (done) => item.saveAsync(done)),
    itemId: () => readItemId(item, call),
  };
}

async function readOrMakeKey(item: Office.AppointmentCompose, call: OutlookCall, newId: () => string): Promise<string> {
  const properties = await call<Office.CustomProperties>("item.loadCustomPropertiesAsync", (done) =>
    item.loadCustomPropertiesAsync(done),
  );
  const kept: unknown = properties.get(keyProperty);
  if (typeof kept === "string" && kept) return kept;
  const made = newId();
  properties.set(keyProperty, made);
  await call<void>("customProperties.saveAsync", (done) => properties.saveAsync(done));
  return made;
}

async function addRoom(item: Office.AppointmentCompose, call: OutlookCall, room: Room): Promise<void> {
  const locations = await readLocations(item, call);
  if (locations.some((location) => isRoom(location, room.email))) return;
  const identifier = { id: room.email, type: "room" as Office.MailboxEnums.LocationType.Room };
  await call<void>("enhancedLocation.addAsync", (done) => item.enhancedLocation.addAsync([identifier], done));
}

async function removeRoom(item: Office.AppointmentCompose, call: OutlookCall, email: string): Promise<void> {
  const found = (await readLocations(item, call)).filter((location) => isRoom(location, email));
  if (found.length === 0) return;
  // The identifier is given back exactly as read: clients compare its spelling.
  const identifiers = found.map(({ locationIdentifier: { id, type } }) => ({ id, type }));
  await call<void>("enhancedLocation.removeAsync", (done) => item.enhancedLocation.removeAsync(identifiers, done));
}

function readLocations(item: Office.AppointmentCompose, call: OutlookCall): Promise<Office.LocationDetails[]> {
  return call("enhancedLocation.getAsync", (done) => item.enhancedLocation.getAsync(done));
}

function isRoom(location: Office.LocationDetails, email: string): boolean {
  const { id, type } = location.locationIdentifier;
  return String(type).toLowerCase() === "room" && id.toLowerCase() === email.toLowerCase();
}

async function readItemId(item: Office.AppointmentCompose, call: OutlookCall): Promise<string | undefined> {
  try {
    return await call<string>("item.getItemIdAsync", (done) => item.getItemIdAsync(done));
  } catch (error) {
    if (error instanceof OutlookError && error.code === "not_saved") return undefined;
    throw error;
  }
}
