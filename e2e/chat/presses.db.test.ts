import { demoPeople } from "@magic-meetings/api/demo/demo-people.ts";
import type { CardJson } from "@magic-meetings/bot/conversations/turn.ts";
import { createBot, type Bot } from "@magic-meetings/bot/main.ts";
import { startConnector, type StandInConnector } from "@magic-meetings/bot/teams/stand-in-connector.ts";
import { botSdks } from "@magic-meetings/bot/teams/teams-port.ts";
import { createClient, type ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonOf, monday, startTalkWorld, type TalkWorld } from "./talk-test-world.ts";

// Buttons as the channel brings them: through the bot's endpoint and either SDK to the real API, pressed by whom and as often as somebody likes.

let world: TalkWorld;
let connector: StandInConnector;
beforeAll(async () => {
  [world, connector] = await Promise.all([startTalkWorld(), startConnector()]);
});
afterAll(async () => {
  await world?.stop();
  await connector?.close();
});

const hours = { botbuilder: ["08:00", "10:00", 8], agents: ["13:00", "15:00", 13] } as const;

describe.each(botSdks)("a button on %s", (sdk) => {
  let bot: Bot;
  beforeAll(async () => {
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const page = () => "https://meetings.example/";
    bot = await createBot({
      api: (acting) => botClient(acting),
      adapter: { sdk, allowUnauthenticated: true, serviceUrls: [connector.serviceUrl] },
      links: { meeting: page, approvals: page, accounts: page, myMeetings: page, rooms: page },
      log: quiet,
      clock: { now: () => monday },
    });
  });

  it("acts once for whom it is, and never for anybody else", async () => {
    const [start, end, hour] = hours[sdk];
    const meeting = await world.meeting(`Review on ${sdk}`, start, end, "Oslo");
    const anna = personCalled("anna");
    await tell(anna, { type: "message", text: `coffee for 12 at ${hour} in Oslo on Thursday` });
    const card = shownCard();
    const { verb, data } = buttonOf(card, /^Order for NOK/);
    const press = (who: Pick<DemoPerson, "entraObjectId" | "entraTenantId">) =>
      tell(who, { type: "invoke", name: "adaptiveCard/action", value: { action: { verb, data } } });

    const stranger = demoPeople().find(({ entraTenantId }) => entraTenantId !== anna.entraTenantId);
    const forged = { ...anna, entraTenantId: stranger?.entraTenantId ?? "" };
    const nobody = { ...anna, entraObjectId: "01930000-0000-4000-8000-00000000ffff" };
    for (const other of [personCalled("hugo"), stranger ?? never(), forged, nobody]) {
      const answer = await press(other);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain("Confirmed");
      expect(JSON.stringify(answer.body)).not.toContain(meeting.subject);
    }
    expect(await ordersOf(meeting.id)).toEqual([]);

    const answers = [...(await Promise.all([press(anna), press(anna), press(anna)])), await press(anna)];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
      expect(JSON.stringify(answer.body)).toContain("Confirmed");
    }
    expect(await ordersOf(meeting.id)).toMatchObject([{ status: "confirmed" }]);

    const [order] = await ordersOf(meeting.id);
    const api = world.apiOf("anna");
    await api("POST /service-orders/:id/cancel", { params: { id: order?.id ?? "" }, body: {} });
    const late = await press(anna);
    expect(late).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(JSON.stringify(late.body)).toContain("Cancelled");
    expect(await ordersOf(meeting.id)).toMatchObject([{ status: "cancelled" }]);
  });

  it.each([
    ["a verb that nobody has", "order.everything", {}],
    ["no data", "approval.approve", {}],
    ["ids that are none", "approval.approve", { approvalId: "../../me", expectedTotal: "a lot" }],
    ["the id of what never was", "task.start", { taskId: "01930000-0000-7000-8000-00000000ffff" }],
    ["100 kB of data", "meeting.refresh", { meetingId: "x".repeat(100_000) }],
    ["data that is deep", "meeting.refresh", { meetingId: deep(200) }],
  ])("with %s is answered with a sentence", async (_name, verb, data) => {
    const answer = await tell(personCalled("anna"), {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { verb, data } },
    });
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 400, type: "application/vnd.microsoft.error" } });
  });

  const tell = ({ entraObjectId, entraTenantId }: Pick<DemoPerson, "entraObjectId" | "entraTenantId">, more: object) =>
    bot.handleMessages({
      authorization: undefined,
      body: {
        channelId: "msteams",
        serviceUrl: connector.serviceUrl,
        id: "1700000000001",
        locale: "en-GB",
        from: { id: `29:${entraObjectId}`, name: "", aadObjectId: entraObjectId },
        recipient: { id: "28:bot", name: "Magic Meetings" },
        conversation: { id: `a:${entraObjectId}`, conversationType: "personal", tenantId: entraTenantId },
        ...more,
      },
    });
});

/** The card that the bot sent last. */
function shownCard(): CardJson {
  const [attachment] = (connector.asked.at(-1)?.body["attachments"] ?? []) as { content: CardJson }[];
  return attachment?.content ?? never();
}

async function ordersOf(meetingId: string) {
  return (await world.apiOf("anna")("GET /meetings/:id", { params: { id: meetingId } })).serviceOrders;
}

function personCalled(name: string): DemoPerson {
  return demoPeople().find(({ person }) => person === name) ?? never();
}

/** The API as the service's bot asks it: with the bot's own token, for the person of the activity. */
function botClient(acting: { entraObjectId: string; entraTenantId: string }): ApiClient {
  const { server, internal } = world.demo.api;
  return createClient({
    baseUrl: "http://api.test/api/v1",
    getToken: () => internal.botToken(),
    headers: () => ({ "x-acting-user": acting.entraObjectId, "x-acting-tenant": acting.entraTenantId }),
    fetch: async (address, init) => {
      const { pathname, search } = new URL(String(address));
      const answer = await server.inject({
        method: (init?.method ?? "GET") as "GET",
        url: pathname + search,
        headers: init?.headers as Record<string, string>,
        ...(init?.body === undefined ? {} : { payload: String(init.body) }),
      });
      const headers = { "content-type": String(answer.headers["content-type"] ?? "") };
      return new Response(answer.statusCode === 204 ? null : answer.body, { status: answer.statusCode, headers });
    },
  });
}

function deep(levels: number): unknown {
  return levels === 0 ? 1 : { in: deep(levels - 1) };
}

function never(): never {
  throw new Error("It is not there");
}
