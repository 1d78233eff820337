import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address.ts";
import { sendDefaults, sendWebhook, type Address, type SendDeps } from "./send-webhook.ts";
import { closedAddresses, closedUrls } from "./ssrf-vectors.ts";
import { urlFault } from "./webhook-url.ts";

const addresses = Object.entries(closedAddresses).flatMap(([kind, some]) => some.map((one) => [kind, one] as const));
const outgoing = { headers: {}, body: "{}" };

let server: Server;
let reached = 0;
let port = 0;
/** What the server does with the next request. */
let answering: { status: number; headers?: Record<string, string>; body?: string; hangs?: boolean } = { status: 200 };

beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1;
    request.resume();
    if (answering.hangs) return;
    response.writeHead(answering.status, answering.headers);
    response.end(answering.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const toMachine: SendDeps = {
  ...sendDefaults,
  allowHttp: true,
  resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  isAllowed: () => true,
};

describe("what is not public", () => {
  it("has more than 150 vectors", () => {
    expect(addresses.length + closedUrls.length).toBeGreaterThan(150);
    expect(new Set([...addresses.map(([, one]) => one), ...closedUrls]).size).toBe(
      addresses.length + closedUrls.length,
    );
  });

  it.each(addresses)("%s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(addresses)("is not reached through a name that leads to it (%s: %s)", async (_, address) => {
    const before = reached;
    const result = await sendWebhook(
      { ...outgoing, url: `https://hooks.example.com:${port}/` },
      { ...sendDefaults, resolve: async () => [{ address, family: address.includes(":") ? 6 : 4 }] },
    );
    expect(result).toMatchObject({ outcome: "failed", problem: "not_public", answerStatus: null });
    expect(reached).toBe(before);
  });

  it.each(closedUrls)("is refused as an address: %j", async (url) => {
    expect(urlFault(url, { allowHttp: false })).toBeDefined();
    const sent = await sendWebhook({ ...outgoing, url }, { ...sendDefaults, resolve: async () => [] });
    expect(sent.outcome).toBe("failed");
    expect(sent.problem).toBeOneOf(["bad_address", "not_public"]);
  });

  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "2606:2800:220:1::1",
    "2a00:1450::1",
  ])("does not include %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "https://hooks.example.com/a?b=c",
    "https://hooks.example.com:8443/",
    "https://8.8.8.8/",
    "https://[2606:2800:220:1::1]/",
  ])("is not %s", (url) => {
    expect(urlFault(url, { allowHttp: false })).toBeUndefined();
  });
});

describe("sending", () => {
  it("refuses a name of which one address among several is not public", async () => {
    const resolve = async (): Promise<Address[]> => [
      { address: "93.184.216.34", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    const sent = await sendWebhook({ ...outgoing, url: "https://hooks.example.com/" }, { ...sendDefaults, resolve });
    expect(sent.problem).toBe("not_public");
  });

  it("asks where the name leads at every attempt, and goes only there", async () => {
    const led: Address[] = [
      { address: "127.0.0.1", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ];
    let asked = 0;
    const deps = {
      ...toMachine,
      resolve: async () => [led[asked++] ?? { address: "", family: 4 }],
      isAllowed: (address: string) => address === "127.0.0.1",
    };
    const url = `http://hooks.example.com:${port}/`;
    answering = { status: 204 };
    expect(await sendWebhook({ ...outgoing, url }, deps)).toMatchObject({ outcome: "sent", answerStatus: 204 });
    const before = reached;
    expect(await sendWebhook({ ...outgoing, url }, deps)).toMatchObject({ problem: "not_public" });
    expect([asked, reached]).toEqual([2, before]);
  });

  it("does not follow a redirect", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      answering = { status, headers: { location: `http://127.0.0.1:${port}/inside` } };
      const before = reached;
      const sent = await sendWebhook({ ...outgoing, url: `http://hooks.example.com:${port}/` }, toMachine);
      expect(sent).toMatchObject({ outcome: "failed", problem: "redirect", answerStatus: status });
      expect(reached).toBe(before + 1);
    }
  });

  it("does not wait for an answer for longer than it should", async () => {
    answering = { status: 200, hangs: true };
    const from = performance.now();
    const sent = await sendWebhook(
      { ...outgoing, url: `http://hooks.example.com:${port}/` },
      { ...toMachine, timeoutMilliseconds: 100 },
    );
    expect(sent.problem).toBe("timeout");
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  it("does not wait for a name for longer than it should", async () => {
    const resolve = () => new Promise<Address[]>(() => undefined);
    const sent = await sendWebhook(
      { ...outgoing, url: "https://hooks.example.com/" },
      { ...sendDefaults, resolve, timeoutMilliseconds: 100 },
    );
    expect(sent.problem).toBe("timeout");
  });

  it("does not read an answer however long it is", async () => {
    answering = { status: 200, body: "x".repeat(20 * 2 ** 20) };
    const sent = await sendWebhook({ ...outgoing, url: `http://hooks.example.com:${port}/` }, toMachine);
    expect(sent).toMatchObject({ outcome: "sent", answerStatus: 200 });
  });

  it("says how long the other side wants to be left alone", async () => {
    answering = { status: 503, headers: { "retry-after": "120" } };
    const sent = await sendWebhook({ ...outgoing, url: `http://hooks.example.com:${port}/` }, toMachine);
    expect(sent).toEqual({ outcome: "failed", answerStatus: 503, problem: "answer", retryAfter: 120_000 });
  });

  it("says what is wrong where nobody answers", async () => {
    const refused = await sendWebhook({ ...outgoing, url: "http://hooks.example.com:1/" }, toMachine);
    expect(refused.problem).toBe("bad_address");
    const gone = {
      ...toMachine,
      resolve: () => Promise.reject(Object.assign(new Error("gone"), { code: "ENOTFOUND" })),
    };
    expect((await sendWebhook({ ...outgoing, url: "https://hooks.example.com/" }, gone)).problem).toBe("not_found");
    const plain = await sendWebhook({ ...outgoing, url: `https://hooks.example.com:${port}/` }, toMachine);
    expect(plain.problem).toBeOneOf(["certificate", "broken"]);
  });
});
