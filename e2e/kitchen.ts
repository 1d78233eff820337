import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { expect } from "vitest";
import { apiOf } from "./api.ts";
import { inviteEvent } from "./invite.ts";

export interface WantedFood {
  person?: string;
  subject: string;
  start: Date;
  minutes?: number;
  /** By the service's name; as many as people otherwise. */
  lines: readonly { service: string; quantity?: number; diets?: { diet: "vegan" | "gluten_free"; count: number }[] }[];
}

export interface OrderedFood {
  meeting: Meeting;
  order: ServiceOrder;
  /** Where it is brought. */
  room: string;
}

/** A sent meeting of somebody's in a room, with food that its vendors have. */
export async function orderFood(serviceUrl: string, wanted: WantedFood): Promise<OrderedFood> {
  const { person = "anna", subject, start, minutes = 60 } = wanted;
  const api = await apiOf(serviceUrl, person);
  const event = await inviteEvent(serviceUrl, { person, subject, start, minutes });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const site = meeting.locations[0]?.site.id ?? "";
  const { items } = await api("GET /rooms/available", {
    query: { start: meeting.start, end: meeting.end, site, limit: 50 },
  });
  const free = items.find(({ approvalNeeded }) => !approvalNeeded);
  const booking = await api("POST /meetings/:meetingId/room-bookings", {
    params: { meetingId: meeting.id },
    // As in the pane: what the invite itself gets is no business of the service.
    body: { roomId: free?.room.id ?? "", onInvite: true },
  });
  const { services } = await api("GET /catalogue", {
    query: { site, at: meeting.start, until: meeting.end, headCount: 12 },
  });
  const lines = wanted.lines.map(({ service, quantity = 12, diets = [] }) => ({
    serviceId: services.find(({ name }) => name === service)?.id ?? "",
    quantity,
    diets,
  }));
  const draft = await api("POST /meetings/:meetingId/service-orders", {
    params: { meetingId: meeting.id },
    body: { lines },
  });
  const order = await api(
    "POST /service-orders/:id/submit",
    { params: { id: draft.id }, body: undefined },
    { ifMatch: draft.version },
  );
  expect(order.status).toBe("confirmed");
  return { meeting, order, room: booking.room.name };
}

/** What a vendor's people have to make for an order. */
export async function productionOf(serviceUrl: string, person: string, order: ServiceOrder): Promise<ProductionOrder> {
  const api = await apiOf(serviceUrl, person);
  const from = new Date(Date.parse(order.lines[0]?.deliverAt ?? "") - 86_400_000).toISOString();
  const { items } = await api("GET /production-orders", { query: { from, limit: 200 } });
  const production = items.find(({ serviceOrderId }) => serviceOrderId === order.id);
  if (!production) throw new Error(`${person} has nothing of order ${order.number}`);
  return production;
}

/** The vendor's answers one after the other, past the screen. */
export async function answerAs(
  serviceUrl: string,
  person: string,
  order: ServiceOrder,
  actions: readonly ("accept" | "start" | "ready" | "deliver")[],
): Promise<void> {
  const api = await apiOf(serviceUrl, person);
  const { id } = await productionOf(serviceUrl, person, order);
  for (const action of actions) {
    await api("POST /production-orders/:id/:action", { params: { id, action }, body: undefined });
  }
}
