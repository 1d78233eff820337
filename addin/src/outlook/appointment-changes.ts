import type { OutlookCall } from "./outlook-calls.ts";

export type AppointmentChange = "time" | "attendees" | "locations" | "recurrence";

const minimumSet: Record<AppointmentChange, string> = {
  time: "1.7",
  attendees: "1.7",
  recurrence: "1.7",
  locations: "1.8",
};

function eventTypeOf(change: AppointmentChange): Office.EventType {
  const types: Record<AppointmentChange, Office.EventType> = {
    time: Office.EventType.AppointmentTimeChanged,
    attendees: Office.EventType.RecipientsChanged,
    recurrence: Office.EventType.RecurrenceChanged,
    locations: Office.EventType.EnhancedLocationsChanged,
  };
  return types[change];
}

const changes = Object.keys(minimumSet) as AppointmentChange[];

interface Observation {
  listeners: Set<(change: AppointmentChange) => void>;
}

const observations = new WeakMap<Office.AppointmentCompose, Observation>();

/**
 * Listens to the form. Office.js removes all handlers of an event at once, never a single one, so each event gets one
 * handler for good and the listeners are kept here. An event that this Outlook does not have is simply never heard.
 */
export function observeChanges(
  item: Office.AppointmentCompose,
  call: OutlookCall,
  listener: (change: AppointmentChange) => void,
): () => void {
  const observation = observations.get(item) ?? start(item, call);
  const own = (change: AppointmentChange) => listener(change);
  observation.listeners.add(own);
  return () => void observation.listeners.delete(own);
}

function start(item: Office.AppointmentCompose, call: OutlookCall): Observation {
  const observation: Observation = { listeners: new Set() };
  observations.set(item, observation);
  for (const change of changes.filter((one) =>
    Office.context.requirements.isSetSupported("Mailbox", minimumSet[one]),
  )) {
    const tell = () => observation.listeners.forEach((listener) => listener(change));
    call<void>(`item.addHandlerAsync ${change}`, (done) => item.addHandlerAsync(eventTypeOf(change), tell, done)).catch(
      // Not hearing of changes costs freshness only: the service sees every change of the calendar itself.
      () => undefined,
    );
  }
  return observation;
}
