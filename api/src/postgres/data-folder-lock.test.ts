import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataFolder } from "./data-folder-lock.ts";

let dataDir: string;

beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(tmpdir(), "magic-meetings-lock-")), "postgres");
});

afterEach(() => rmSync(path.dirname(dataDir), { recursive: true }));

describe("the lock of a data folder", () => {
  it("is held until it is released", () => {
    const release = lockDataFolder(dataDir);
    expect(() => lockDataFolder(dataDir)).toThrow(`Process ${process.pid} is already using`);
    release();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
    lockDataFolder(dataDir)();
  });

  it.each([
    ["of a process that is gone", JSON.stringify({ pid: 2 ** 22 + 1, startTicks: "1" })],
    [
      "of an earlier process with the number of a living one",
      JSON.stringify({ pid: process.pid, startTicks: "earlier" }),
    ],
    ["that was written half", '{"pid": 1'],
  ])("is taken over when it is one %s", (_, text) => {
    writeFileSync(`${dataDir}.lock`, text);
    lockDataFolder(dataDir)();
  });
});
