import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addLaunchScript } from "./launch-script.ts";
import { addPages } from "./pages.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "launch-script-"));
  mkdirSync(path.join(folder, "addin"));
  writeFileSync(path.join(folder, "addin/launch-events.js"), 'let a="https://service-url.invalid";');
  writeFileSync(path.join(folder, "addin/launch-events.js.gz"), "not asked for");
});
afterAll(() => rmSync(folder, { recursive: true }));

async function served(publicUrl?: string) {
  const server = Fastify();
  addLaunchScript(server, { folder, publicUrl });
  await addPages(server, { folder, demo: false });
  const answer = await server.inject({ url: "/addin/launch-events.js", headers: { "accept-encoding": "identity" } });
  await server.close();
  return { status: answer.statusCode, body: answer.body, cache: answer.headers["cache-control"] };
}

describe("the script that Outlook runs without a pane", () => {
  it("is served with the service's own address", async () => {
    expect(await served("https://meetings.example")).toEqual({
      status: 200,
      body: 'let a="https://meetings.example";',
      cache: "no-cache",
    });
  });

  it("is served as it was built where nobody said it", async () => {
    expect((await served()).body).toContain("service-url.invalid");
  });
});
