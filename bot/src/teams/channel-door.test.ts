import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ChatEvent } from "../conversations/turn.ts";
import { startKeys, type StandInKeys, type TokenToSign } from "./stand-in-keys.ts";
import { createTeamsAdapter } from "./teams-adapter.ts";
import { botSdks, type TeamsAdapter } from "./teams-port.ts";

// Who is let in where the bot is registered: tokens of a real key server, over HTTP.

const appId = "6e74172b-be56-4843-9ff4-e66a39bb12e3";
const tenantId = "01930000-0000-4000-8000-00000000aaaa";
const serviceUrl = "https://smba.trafficmanager.net/emea/";
const issuer = "https://api.botframework.com";
const seconds = Math.floor(Date.now() / 1000);
const good = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: seconds - 60, exp: seconds + 3_600 };
const press = {
  type: "invoke",
  name: "adaptiveCard/action",
  channelId: "msteams",
  serviceUrl,
  id: "1",
  from: { id: "29:anna", name: "Anna", aadObjectId: "01930000-0000-4000-8000-00000000a001" },
  recipient: { id: "28:bot", name: "Magic Meetings" },
  conversation: { id: "a:1", conversationType: "personal", tenantId },
  value: { action: { verb: "meeting.refresh", data: {} } },
};

let keys: StandInKeys;
beforeAll(async () => {
  keys = await startKeys();
});
afterEach(() => keys.setDown(false));
afterAll(() => keys.close());

describe.each(botSdks)("a registered bot on %s", (sdk) => {
  const events: ChatEvent[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const start = () =>
    createTeamsAdapter(
      // Leave to go without a token counts only for a bot that has no registration.
      {
        sdk,
        registration: { appId, appPassword: "secret", tenantId },
        allowUnauthenticated: true,
        channelMetadataUrl: keys.metadataUrl,
      },
      async (event) => {
        events.push(event);
        return { kind: "text", text: "Hello" };
      },
      log,
    );
  let teams: TeamsAdapter;
  beforeAll(async () => {
    teams = await start();
  });
  afterEach(() => {
    events.length = 0;
  });
  const knock = async (token: TokenToSign, activity: object = press) =>
    (await teams.handleMessages({ authorization: `Bearer ${await keys.sign(token)}`, body: activity })).status;

  it("lets the channel in", async () => {
    expect(await knock({ claims: good })).toBe(200);
    expect(events).toMatchObject([{ kind: "card_action", person: { entraTenantId: tenantId } }]);
  });

  it("forgives a clock that is some minutes off", async () => {
    expect(await knock({ claims: { ...good, exp: seconds - 200 } })).toBe(200);
    expect(await knock({ claims: { ...good, nbf: seconds + 200 } })).toBe(200);
  });

  it.each<[string, TokenToSign, number]>([
    ["of another issuer", { claims: { ...good, iss: "https://evil.example" } }, 401],
    ["without an issuer", { claims: { ...good, iss: undefined } as never }, 401],
    ["for another bot", { claims: { ...good, aud: "00000000-0000-4000-8000-000000000001" } }, 401],
    ["for the channel itself", { claims: { ...good, aud: issuer } }, 401],
    ["that has expired", { claims: { ...good, exp: seconds - 600 } }, 401],
    ["that never ends", { claims: { ...good, exp: undefined } as never }, 401],
    ["of tomorrow", { claims: { ...good, nbf: seconds + 86_400 } }, 401],
    ["signed by somebody else", { claims: good, key: "foreign" }, 401],
    ["of a key that nobody knows", { claims: good, header: { kid: "unknown" } }, 401],
    ["for another service", { claims: { ...good, serviceurl: "https://smba.trafficmanager.net/amer/" } }, 403],
    ["for another host", { claims: { ...good, serviceurl: "https://evil.example/" } }, 403],
    ["for no service", { claims: { ...good, serviceurl: undefined } }, 403],
    ["of a key for another channel", { claims: good, key: "elsewhere" }, 403],
    ...["v1", "v2"].map((version): [string, TokenToSign, number] => [
      `of an emulator, as Entra ${version} writes it`,
      { claims: emulatorClaims(version) },
      401,
    ]),
  ])("refuses a token %s", async (_name, token, status) => {
    expect(await knock(token)).toBe(status);
    expect(events).toEqual([]);
  });

  it.each([
    ["no header", undefined],
    ["an empty one", ""],
    ["another scheme", "Basic YTpi"],
    ["no token", "Bearer "],
    ["no JWT", "Bearer not.a.token"],
    ["an unsigned one", `Bearer ${unsigned(good)}`],
    ["two tokens", "Bearer a.b.c d.e.f"],
    ["a long one", `Bearer ${"a".repeat(20_000)}.b.c`],
  ])("refuses %s", async (_name, authorization) => {
    expect(await teams.handleMessages({ authorization, body: press })).toEqual({ status: 401 });
    expect(events).toEqual([]);
  });

  it("refuses a token of the channel for a service that is none of the channel's", async () => {
    const elsewhere = "https://evil.example/";
    expect(await knock({ claims: { ...good, serviceurl: elsewhere } }, { ...press, serviceUrl: elsewhere })).toBe(403);
  });

  it("refuses the emulator's channel and its skills", async () => {
    const emulator = { ...press, channelId: "emulator", recipient: { ...press.recipient, role: "skill" } };
    expect(await teams.handleMessages({ authorization: undefined, body: emulator })).toEqual({ status: 401 });
    expect(await knock({ claims: good }, emulator)).toBe(403);
  });

  it("says that it cannot tell while the keys cannot be read, and can again afterwards", async () => {
    const fresh = await start();
    const request = { authorization: `Bearer ${await keys.sign({ claims: good })}`, body: press };
    keys.setDown(true);
    expect(await fresh.handleMessages(request)).toEqual({ status: 503 });
    expect(events).toEqual([]);
    keys.setDown(false);
    expect((await fresh.handleMessages(request)).status).toBe(200);
  });

  it("reads the keys once for many activities", async () => {
    const before = keys.readings();
    for (let count = 0; count < 5; count += 1) await knock({ claims: good });
    expect(keys.readings()).toBe(before);
  });

  it("is not started without a registration unless that is said", async () => {
    await expect(createTeamsAdapter({ sdk }, async () => ({ kind: "nothing" }), log)).rejects.toThrow("registration");
  });
});

/** What somebody with the bot's own secret gets from Entra; the SDKs take it for a developer's emulator. */
function emulatorClaims(version: string) {
  const issuers: Record<string, string> = {
    v1: `https://sts.windows.net/${tenantId}/`,
    v2: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  };
  const names = version === "v1" ? { ver: "1.0", appid: appId } : { ver: "2.0", azp: appId };
  return { ...good, ...names, iss: issuers[version] ?? "", tid: tenantId };
}

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
}
