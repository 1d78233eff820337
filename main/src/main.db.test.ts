import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@magic-meetings/api/db/test-database.ts";

const program = path.join(import.meta.dirname, "main.ts");
const audience = "6e74172b-be56-4843-9ff4-e66a39bb12e3";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Started {
  /** Resolves with the address when the ready line is there. */
  ready: Promise<string>;
  ended: Promise<{ code: number | null; out: string; err: string }>;
  kill(signal: NodeJS.Signals): void;
}

const running = new Set<Started>();
afterEach(() => {
  for (const one of running) one.kill("SIGKILL");
});

function start(environment: Record<string, string>): Started {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, out, err }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      const address = /^Magic Meetings is ready at (http:\/\/\S+)$/m.exec(out)?.[1];
      if (address) resolve(address);
    });
    void ended.then(({ code }) => reject(new Error(`It ended with ${code}: ${err}`)));
  });
  ready.catch(() => undefined);
  const started = { ready, ended, kill: (signal: NodeJS.Signals) => void child.kill(signal) };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}

async function refusal(environment: Record<string, string>): Promise<string> {
  const { code, out, err } = await start(environment).ended;
  expect(code, err).toBe(1);
  expect(out).toBe("");
  expect(err.trimEnd()).toMatch(/^[^\n]+[.)]$/);
  return err;
}

describe("a start that cannot be", () => {
  it("names the bad setting", async () => {
    expect(await refusal({ PORT: "http" })).toContain("PORT has to be a number");
    expect(await refusal({ MM_UNHEARD_OF: "1" })).toContain("MM_UNHEARD_OF is not a setting");
  });

  it("says that the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const sentence = await refusal({ PORT: String(port), DATABASE_URL: database.url });
    other.close();
    expect(sentence).toContain(`Port ${port} on 127.0.0.1 is taken`);
  });

  it("says that the data folder cannot be used", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "mm-"));
    const file = path.join(folder, "a-file");
    writeFileSync(file, "");
    expect(await refusal({ DATA_DIR: path.join(file, "data") })).toContain("DATA_DIR");
    rmSync(folder, { recursive: true });
  });

  it("says that the database does not answer, without its password", async () => {
    const sentence = await refusal({ DATABASE_URL: "postgres://somebody:hunter2@127.0.0.1:1/nowhere" });
    expect(sentence).toContain("DATABASE_URL does not answer");
    expect(sentence).not.toContain("hunter2");
  });

  it("says that the database does not exist", async () => {
    const url = new URL(database.url);
    url.pathname = "/there_is_no_such_database";
    expect(await refusal({ DATABASE_URL: url.href })).toContain("does not exist");
  });
});

describe("a running service", () => {
  it("serves the demo, signs people in, moves its clock and stops when it is told to", async () => {
    const service = start({ DATABASE_URL: database.url });
    const address = await service.ready;
    const health = await fetch(`${address}/health/ready`);
    expect(await health.json()).toMatchObject({ status: "ready" });
    const { token } = (await (await post(`${address}/demo/sign-in`, { person: "anna" })).json()) as { token: string };
    const me = await fetch(`${address}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await me.json()).toMatchObject({ name: "Anna Kjær", tenant: { name: "Nordlys Group" } });
    const now = "2027-01-02T03:04:05.000Z";
    const clock = (await (await post(`${address}/demo/clock`, { now })).json()) as { now: string };
    expect(clock.now.slice(0, 16)).toBe(now.slice(0, 16));
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toContain('mm_http_request_duration_seconds_count{method="GET",route="/api/v1/me",status="200"} 1');
    service.kill("SIGTERM");
    const { code, out, err } = await service.ended;
    expect(code, err).toBe(0);
    expect(out.split("\n")[0]).toBe(`Magic Meetings is ready at ${address}`);
  });

  it("has no demo beside a production authority", async () => {
    const service = start({
      DATABASE_URL: database.url,
      MM_API_AUDIENCE: audience,
      MM_LINK_KEY: Buffer.alloc(32, 7).toString("base64"),
    });
    const address = await service.ready;
    expect((await post(`${address}/demo/sign-in`, { person: "anna" })).status).toBe(404);
    expect((await fetch(`${address}/demo/people`)).status).toBe(404);
    expect((await post(`${address}/demo/clock`, { forwardMinutes: 1 })).status).toBe(404);
    expect((await fetch(`${address}/playground/connector/v3/conversations`)).status).toBe(404);
    service.kill("SIGTERM");
    expect((await service.ended).code).toBe(0);
  });
});

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}
