import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingMove } from "@magic-meetings/contract/moves/move.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { expect } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { copenhagen } from "../demo/nordlys-copenhagen.ts";
import { nordlys } from "../demo/nordlys.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// What the tests of moves share: a sent meeting on a Thursday with lunch and coffee, whose cut-offs lie in between.

export const monday = new Date("2026-11-16T08:00:00Z");
export const thursday = "2026-11-19";

export function serviceId(name: string): string {
  const service = copenhagen.services.find((one) => one.name === name);
  if (!service) throw new Error(`The demo has no ${name}`);
  return demoIds.service(nordlys, copenhagen, service);
}

export const lunch = serviceId("Green bowl");
export const coffee = serviceId("Coffee and tea");

export interface OrderedMeeting {
  uid: string;
  meeting: Meeting;
  order: ServiceOrder;
}

export interface MoveWorld {
  demo: DemoTestApi;
  ordered(quantity?: number): Promise<OrderedMeeting>;
  /** The calendar says that it is at this time, of that day. */
  calendarSays(one: Pick<OrderedMeeting, "uid">, start: string, end: string, day?: string): Promise<Meeting>;
  orderOf(one: OrderedMeeting): Promise<ServiceOrder>;
  lineOf(one: OrderedMeeting, service: string): Promise<ServiceOrder["lines"][number]>;
  moveOf(one: OrderedMeeting): Promise<MeetingMove | null>;
  /** The first moment at which a change of lunch costs something, and coffee is still free. */
  afterLunchCutOff(one: OrderedMeeting): Date;
}

export async function startMoveWorld(): Promise<MoveWorld> {
  const demo = await startDemoTestApi(monday);
  let number = 0;

  const calendarSays: MoveWorld["calendarSays"] = async ({ uid }, start, end, day = thursday) => {
    const event = {
      iCalUId: uid,
      subject: `Workshop ${uid}`,
      start: { dateTime: `${day}T${start}:00`, timeZone: "Europe/Copenhagen" },
      end: { dateTime: `${day}T${end}:00`, timeZone: "Europe/Copenhagen" },
    };
    const { status, body } = await demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const orderOf: MoveWorld["orderOf"] = ({ order }) => demo.get("anna", `/service-orders/${order.id}`);

  return {
    demo,
    calendarSays,
    orderOf,
    async ordered(quantity = 12) {
      number += 1;
      const uid = `move-${number}`;
      const meeting = await calendarSays({ uid }, "10:00", "14:00");
      const lines = [lunch, coffee].map((id) => ({ serviceId: id, quantity }));
      const path = `/meetings/${meeting.id}/service-orders`;
      const draft = await demo.ask<ServiceOrder>("anna", "POST", path, { body: { lines } });
      expect(draft.status, JSON.stringify(draft.body)).toBe(201);
      const sent = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${draft.body.id}/submit`);
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return { uid, meeting, order: await demo.get<ServiceOrder>("anna", `/service-orders/${draft.body.id}`) };
    },
    async lineOf(one, service) {
      const line = (await orderOf(one)).lines.find(({ service: { id } }) => id === service);
      if (line === undefined) throw new Error("The line is gone");
      return line;
    },
    moveOf: async ({ meeting }) =>
      (await demo.get<{ move: MeetingMove | null }>("anna", `/meetings/${meeting.id}/move`)).move,
    afterLunchCutOff({ order }) {
      const line = order.lines.find(({ service }) => service.id === lunch);
      return new Date(Date.parse(line?.fees.change[0]?.after ?? "") + 60_000);
    },
  };
}
