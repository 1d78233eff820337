// The demo's phones are the service's own, apart from its API: they change the calendar and nothing else.

export interface PhoneRoom {
  email: string;
  name: string;
}

export interface PhoneEvent {
  mailbox: string;
  eventId: string;
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  isCancelled: boolean;
  isMine: boolean;
  organizer: string;
  isOfSeries: boolean;
  rooms: PhoneRoom[];
  people: number;
  response: "none" | "accepted" | "tentative" | "declined";
  /** Whether the service has seen the event as it is now; never: it does not know it. */
  noticed: "noticed" | "not_yet" | "never";
}

export type PhoneChange =
  | { kind: "move"; start: string; end: string }
  | { kind: "cancel" }
  | { kind: "delete" }
  | { kind: "restore" }
  | { kind: "room"; room: PhoneRoom | null }
  | { kind: "answer"; response: "accepted" | "tentativelyAccepted" | "declined" }
  | { kind: "hand_over"; to: { email: string; name: string } };

export async function fetchPhoneEvents(person: string, signal?: AbortSignal): Promise<PhoneEvent[]> {
  const response = await fetch(`/demo/phone/${encodeURIComponent(person)}/events`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`The calendar answered ${response.status}`);
  return ((await response.json()) as { items: PhoneEvent[] }).items;
}

export async function sendPhoneChange(
  person: string,
  { mailbox, eventId }: PhoneEvent,
  change: PhoneChange,
  wholeSeries: boolean,
): Promise<void> {
  const response = await fetch(`/demo/phone/${encodeURIComponent(person)}/changes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mailbox, eventId, wholeSeries, change }),
  });
  if (response.ok) return;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(problem.detail ?? `The calendar answered ${response.status}`);
}
