import type { PhoneChange, PhoneEvent } from "../playground/src/phone/phone-api.ts";
import type { Playground } from "./playground.ts";

// Somebody's phone: it changes the calendar, and the service has to notice by itself.

/** Opens an event on the phone in the playground. */
export async function openOnPhone({ phone }: Pick<Playground, "phone">, subject: string): Promise<void> {
  await phone
    .getByRole("button", { name: new RegExp(subject) })
    .first()
    .click();
  await phone.getByRole("article", { name: subject }).waitFor();
}

/** Waits until the phone says that the service has seen the event as it is now. */
export async function noticedOnPhone({ phone }: Pick<Playground, "phone">): Promise<void> {
  await phone.getByText("Magic Meetings has noticed", { exact: true }).waitFor();
}

/** What somebody has on her phone, past the screen. */
export async function phoneEvents(serviceUrl: string, person: string): Promise<PhoneEvent[]> {
  const answer = await fetch(`${serviceUrl}/demo/phone/${person}/events`);
  if (!answer.ok) throw new Error(`The phone's calendar answered ${answer.status}`);
  return ((await answer.json()) as { items: PhoneEvent[] }).items;
}

/** Does something to an event on a phone, past the screen. */
export async function changeOnPhone(
  serviceUrl: string,
  { person, subject, change, wholeSeries = false }: ChangeOnPhone,
): Promise<void> {
  const event = (await phoneEvents(serviceUrl, person)).find((one) => one.subject === subject);
  if (!event) throw new Error(`${person} has no event called ${subject}`);
  const { mailbox, eventId } = event;
  const answer = await fetch(`${serviceUrl}/demo/phone/${person}/changes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mailbox, eventId, wholeSeries, change }),
  });
  if (!answer.ok) throw new Error(`The phone answered ${answer.status}: ${await answer.text()}`);
}

export interface ChangeOnPhone {
  person: string;
  subject: string;
  change: PhoneChange;
  wholeSeries?: boolean;
}
