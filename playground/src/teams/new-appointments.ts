/** What a page in Teams wants a new appointment to begin with. */
export interface AppointmentWish {
  subject: string;
  /** ISO 8601 in UTC. */
  start: string;
  end: string;
  /** E-mail addresses, those of rooms among them. */
  attendees: string[];
}

const eventName = "magic-meetings-new-appointment";

/** Asks for a new appointment in the simulated Outlook. */
export function wishAppointment(wish: AppointmentWish): void {
  window.dispatchEvent(new CustomEvent(eventName, { detail: wish }));
}

/** Hears of appointments that are wanted. Returns the way to stop it. */
export function onAppointmentWish(listener: (wish: AppointmentWish) => void): () => void {
  const listen = (event: Event) => listener((event as CustomEvent<AppointmentWish>).detail);
  window.addEventListener(eventName, listen);
  return () => window.removeEventListener(eventName, listen);
}

/** The argument of teams-js' `calendar.composeMeeting`; undefined where it says no time. */
export function wishOf(argument: unknown): AppointmentWish | undefined {
  const { subject, startTime, endTime, attendees } = (argument ?? {}) as Record<string, unknown>;
  const [start, end] = [toMoment(startTime), toMoment(endTime)];
  if (start === undefined || end === undefined) return undefined;
  const addresses = Array.isArray(attendees) ? attendees.filter((one) => typeof one === "string") : [];
  return { subject: typeof subject === "string" ? subject : "", start, end, attendees: addresses };
}

function toMoment(time: unknown): string | undefined {
  const at = typeof time === "string" ? Date.parse(time) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
