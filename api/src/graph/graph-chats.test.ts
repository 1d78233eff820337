import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBreaker } from "../clock/breaker.ts";
import { ClaimsChallenge } from "../identity/claims-challenge.ts";
import { createOnBehalfOf } from "../identity/on-behalf-of.ts";
import type { Principal } from "../identity/principal.ts";
import { startTestProvider, subjectOf, type TestProvider } from "../identity/test-provider.ts";
import type { ReadChat } from "../meeting-chats/chat-source.ts";
import { contractFile, isDescribed } from "./fake/graph-description.ts";
import { createGraphChats } from "./graph-chats.ts";
import { createGraphLimits } from "./graph-limits.ts";
import { hashJoinUrl } from "./join-url.ts";
import { testCertificate } from "./test-certificate.ts";

const tenantId = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const objectId = "0b0e2f3a-1111-4222-8333-444455556666";
const audience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const pem = testCertificate(new Date("2040-01-01T00:00:00Z"));
const baseUrl = "https://graph.microsoft.com/v1.0";
const chatId = "19:meeting_Zm9v@thread.v2";
const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
const joinWebUrl = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0?context=%7b%7d";
const chat = {
  id: chatId,
  chatType: "meeting",
  onlineMeetingInfo: {
    calendarEventId: "AAMk-event",
    joinWebUrl,
    organizer: { id: objectId, displayName: null, userIdentityType: "aadUser" },
  },
};

let provider: TestProvider;
let asked: { url: string; authorization: string }[];
let answer: () => Response;
let userToken: string;

beforeAll(async () => {
  provider = await startTestProvider({ tenantId, objectId, audience, certificate: pem.certificate });
});
afterAll(() => provider.close());
beforeEach(async () => {
  provider.refusal = undefined;
  provider.exchanges.length = 0;
  asked = [];
  answer = () => Response.json(chat);
  userToken = await provider.token();
});

function reader({ isOwn = false }: { isOwn?: boolean } = {}): ReadChat {
  const { authorityUrl, network } = provider;
  const clock = { now: () => new Date("2026-11-25T09:00:00Z") };
  return createGraphChats({
    baseUrl,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      asked.push({ url: String(input), authorization: headers.get("authorization") ?? "" });
      return answer();
    },
    onBehalfOf: isOwn ? undefined : createOnBehalfOf({ authorityUrl, clientId: audience, network, ...pem }),
    tokens: { tokenOf: async () => "the-app" },
    limits: createGraphLimits({ perMailbox: 4, overall: 8 }),
    breaker: createBreaker(clock),
    clock,
    pause: async () => undefined,
    random: () => 0.5,
    timeoutMilliseconds: 5_000,
  });
}

function person(signedIn = true): Principal {
  return {
    kind: "user",
    id: "user:anna",
    tenantId: "t",
    userId: "anna",
    name: "Anna",
    roles: [],
    scopes: [],
    ...(signedIn ? { signedIn: { entraTenantId: tenantId, userToken: () => userToken } } : {}),
  };
}

function refusing(first: Response): void {
  const answers = [first];
  answer = () => answers.shift() ?? Response.json(chat);
}

describe("a chat in Microsoft 365", () => {
  it("answered as Graph's own description says", () => {
    const text = isDescribed ? readFileSync(contractFile("graph/graph-v1.openapi.json"), "utf8") : '{"components":{}}';
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "graph", components: (JSON.parse(text) as { components: object }).components });
    const isRight = isDescribed
      ? ajv.validate(
          { $ref: "graph#/components/schemas/microsoft.graph.chat" },
          { "@odata.type": "#microsoft.graph.chat", ...chat },
        )
      : true;
    expect([isRight, ajv.errors]).toEqual([true, null]);
  });

  it("is read in the name of whoever asks, once in a while", async () => {
    const read = reader();
    const facts = { joinUrlHash: hashJoinUrl(joinWebUrl), eventId: "AAMk-event", organizerEntraId: objectId };
    expect(await read(person(), chatId)).toEqual(facts);
    expect(await read(person(), chatId)).toEqual(facts);
    expect(asked.map(({ url }) => url)).toEqual([`${baseUrl}/chats/19%3Ameeting_Zm9v%40thread.v2`]);
    expect(subjectOf(asked[0]?.authorization.replace("Bearer ", "") ?? "")).toBe(objectId);
    expect(provider.exchanges[0]?.["scope"]).toContain("https://graph.microsoft.com/Chat.ReadBasic");
  });

  it("is read as the app where the API has no certificate of its own", async () => {
    await reader({ isOwn: true })(person(), chatId);
    expect(asked[0]?.authorization).toBe("Bearer the-app");
  });

  it("is not read for somebody for whom an app acts", async () => {
    expect(await reader()(person(false), chatId)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each([
    ["is not hers", () => Response.json({ error: { code: "Forbidden", message: "" } }, { status: 403 })],
    ["is not there", () => Response.json({ error: { code: "NotFound", message: "" } }, { status: 404 })],
    ["is no meeting's", () => Response.json({ id: chatId, chatType: "group", onlineMeetingInfo: null })],
  ])("says nothing where it %s", async (_, given) => {
    answer = given;
    expect(await reader()(person(), chatId)).toBeUndefined();
  });

  it("whose token is refused before it ends is asked with what Graph wants proved", async () => {
    const header = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
    refusing(new Response(null, { status: 401, headers: { "www-authenticate": header } }));
    expect(await reader()(person(), chatId)).toMatchObject({ eventId: "AAMk-event" });
    expect(provider.exchanges).toHaveLength(2);
    expect(JSON.parse(provider.exchanges[1]?.["claims"] ?? "{}")).toMatchObject({
      access_token: { nbf: { value: "1700000000" } },
    });
  });

  it("gives on what the authority wants of the person", async () => {
    provider.refusal = { error: "interaction_required", suberror: "basic_action", claims };
    await expect(reader()(person(), chatId)).rejects.toEqual(new ClaimsChallenge(claims));
  });

  it("is not to be had while Graph does not answer", async () => {
    answer = () => new Response(null, { status: 500 });
    await expect(reader()(person(), chatId)).rejects.toMatchObject({ code: "unavailable" });
  });
});
