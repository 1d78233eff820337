import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Site } from "@magic-meetings/contract/places/place.ts";
import type { HostPerson } from "./outlook/host-appointment.ts";
import type { GraphEvent } from "./outlook/graph-event.ts";

/** The demo's people, all companies. */
export async function fetchPeople(): Promise<DemoPerson[]> {
  const body = await getJson<DemoPerson[] | { items: DemoPerson[] }>("/demo/people");
  return Array.isArray(body) ? body : body.items;
}

/** Signs a demo person in and gives her token for our API. */
export async function signIn(person: string): Promise<string> {
  const response = await fetch("/demo/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  return ((await checked(response).json()) as { token: string }).token;
}

/** All rooms of the person's company as the address book of her Outlook would have them, those of her zone first. */
export async function fetchRooms(token: string, timeZone: string): Promise<HostPerson[]> {
  const sites = await fetchAll<Pick<Site, "id" | "timeZone">>("/api/v1/sites?", token);
  const near = sites.sort((one, other) => Number(other.timeZone === timeZone) - Number(one.timeZone === timeZone));
  const rooms = await Promise.all(near.map(({ id }) => fetchAll<HostPerson>(`/api/v1/rooms?site=${id}&`, token)));
  return rooms.flat().map(({ name, email }) => ({ name, email }));
}

async function fetchAll<Item>(path: string, token: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let next: string | null = ""; next !== null;) {
    const after: string = next && `&after=${encodeURIComponent(next)}`;
    const page: Page<Item> = await getJson<Page<Item>>(`${path}limit=200${after}`, token);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** The person's meeting that is on, or begins within a quarter of an hour: the one a call in Teams would be of. */
export async function fetchRunningMeeting(token: string, now: Date): Promise<MeetingSummary | undefined> {
  const soon = new Date(now.getTime() + 15 * 60_000).toISOString();
  const path = `/api/v1/meetings?from=${encodeURIComponent(now.toISOString())}&to=${encodeURIComponent(soon)}&limit=10`;
  const { items } = await getJson<Page<MeetingSummary>>(path, token);
  return items.find(({ status }) => status !== "cancelled");
}

/** What time it is for the service. */
export async function fetchClock(): Promise<Date> {
  return new Date((await getJson<{ now: string }>("/demo/clock")).now);
}

/** Moves the service's clock, for everybody who uses this demo. */
export async function moveClock(change: { now: string } | { forwardMinutes: number }): Promise<Date> {
  const response = await fetch("/demo/clock", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });
  return new Date(((await checked(response).json()) as { now: string }).now);
}

/** The simulated Exchange tells the service of an event, as the person whose calendar it is in. */
export async function postCalendarEvent(event: GraphEvent, token: string): Promise<void> {
  const response = await fetch("/api/v1/calendar/events", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(event),
  });
  checked(response);
}

async function getJson<T>(path: string, token?: string): Promise<T> {
  const response = await fetch(path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  return (await checked(response).json()) as T;
}

function checked(response: Response): Response {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} answered ${response.status}`);
  return response;
}
