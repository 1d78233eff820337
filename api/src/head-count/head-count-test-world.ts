import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { expect } from "vitest";
import type { CommandDeps } from "../commands/run-command.ts";
import { demoAttendees, demoEmail, startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { headCountWork } from "./head-count-work.ts";

// What the tests of head counts share: a meeting of anna with eleven others, and an order that follows them.

export type Response = "none" | "accepted" | "tentativelyAccepted" | "declined";

export interface FollowingOrder {
  meeting: Meeting;
  order: ServiceOrder;
  lineId: string;
  uid: string;
  /** The cut-off of the line. */
  cutOff: Date;
}

export interface HeadCountWorld {
  demo: DemoTestApi;
  /** A sent meeting with an order of lunch that follows the accepted answers; the others have said nothing. */
  follow(more?: { mode?: "ask" | "apply"; quantity?: number; plusPercent?: number }): Promise<FollowingOrder>;
  /** The answers of the first of the invited, as the calendar tells of them. */
  respond(order: FollowingOrder, responses: readonly Response[]): Promise<void>;
  headCount(order: FollowingOrder, person?: string): Promise<HeadCount>;
  orderOf(order: FollowingOrder): Promise<ServiceOrder>;
  answer(order: FollowingOrder, action: "follow" | "keep" | "undo", body?: object): Promise<Asked<HeadCount>>;
  /** What the worker does at the present moment. */
  work(): Promise<void>;
  moveTo(moment: Date): void;
  /** Their addresses, in the order in which they answer. */
  invited(): string[];
}

const day = 86_400_000;
export const askedBefore = (cutOff: Date, hours: number) => new Date(cutOff.getTime() - hours * 3_600_000);

/** Starts it on a Wednesday; each order has a meeting of its own on the Thursday of the week after. */
export async function startHeadCountWorld(start: Date): Promise<HeadCountWorld> {
  const demo = await startDemoTestApi(start);
  let now = start;
  let count = 0;
  const nothing = () => undefined;
  const commands: CommandDeps = {
    pool: demo.database.appPool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: nothing, messagesPlanned: nothing },
  };
  const log = {
    info: nothing,
    warn: (facts: object) => expect.fail(`A look failed: ${String((facts as { err: unknown }).err)}`),
  };
  const work = headCountWork({ commands, clock: { now: () => now }, log });
  const invited = demoAttendees(14)
    .filter(({ email }) => email !== demoEmail("anna") && email !== demoEmail("greta"))
    .slice(0, 11);
  const date = new Date(start.getTime() + 8 * day).toISOString().slice(0, 10);

  const send = async (uid: string, responses: readonly Response[]): Promise<Meeting> => {
    const event = {
      id: uid,
      iCalUId: uid,
      subject: "Board meeting",
      start: { dateTime: `${date}T10:00:00`, timeZone: "Europe/Copenhagen" },
      end: { dateTime: `${date}T14:00:00`, timeZone: "Europe/Copenhagen" },
      attendees: invited.map(({ email, name }, number) => ({
        type: "required",
        status: { response: responses[number] ?? "none" },
        emailAddress: { address: email, name },
      })),
    };
    const { status, body } = await demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  return {
    demo,
    async follow({ mode = "ask", quantity = 12, plusPercent = 0 } = {}) {
      count += 1;
      const uid = `head-count-${count}`;
      const meeting = await send(uid, []);
      const query = new URLSearchParams({
        site: meeting.locations[0]?.site.id ?? "",
        at: meeting.start,
        until: meeting.end,
        headCount: "12",
      });
      const { services } = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
      const lunch = services.find(({ name, unit }) => unit === "person" && name.startsWith("Smørrebrød"));
      const body = {
        headCountMode: mode,
        lines: [{ serviceId: lunch?.id ?? "", quantity, headCount: { rule: "accepted", plusPercent } }],
      };
      const drafted = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { body });
      expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
      const submitted = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`);
      expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
      const order = submitted.body;
      const [line] = order.lines;
      return { meeting, order, uid, lineId: line?.id ?? "", cutOff: new Date(line?.cutOff ?? 0) };
    },
    respond: async ({ uid }, responses) => void (await send(uid, responses)),
    headCount: ({ order }, person = "anna") => demo.get<HeadCount>(person, `/service-orders/${order.id}/head-count`),
    orderOf: ({ order }) => demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`),
    answer: ({ order }, action, body) =>
      demo.ask<HeadCount>("anna", "POST", `/service-orders/${order.id}/head-count/${action}`, body ? { body } : {}),
    async work() {
      const [tenant] = await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
      await work.run(tenant?.id ?? "", new AbortController().signal);
    },
    moveTo(moment) {
      now = moment;
      demo.moveTo(moment);
    },
    invited: () => invited.map(({ email }) => email),
  };
}

/** So many accept, so many may come, so many decline; the others say nothing. */
export function responses(accepted: number, tentative = 0, declined = 0): Response[] {
  return [
    ...Array<Response>(accepted).fill("accepted"),
    ...Array<Response>(tentative).fill("tentativelyAccepted"),
    ...Array<Response>(declined).fill("declined"),
  ];
}
