import { describe, expect, it } from "vitest";
import { hostSignIn, type HostSignInDeps } from "./host-sign-in.ts";

const settings = { authority: "https://login.example", clientId: "app", tenant: "organizations" };

/** Which ways were tried, in their order, and with which claims. */
function host(nested: () => Promise<string>, old: () => Promise<string>, more: Partial<HostSignInDeps> = {}) {
  const tried: [string, string | undefined][] = [];
  const ask = hostSignIn({
    isNested: () => true,
    readSettings: async () => settings,
    open: async () => async (claims) => {
      tried.push(["nested", claims]);
      return nested();
    },
    fallbacks: [
      async (claims) => {
        tried.push(["old", claims]);
        return old();
      },
    ],
    ...more,
  });
  return { ask, tried };
}

const fails = () => Promise.reject(new Error("no"));

describe("signing in through the host", () => {
  it("is nested where the host can, with the claims that are wanted", async () => {
    const { ask, tried } = host(async () => "n", fails);
    expect(await ask()).toBe("n");
    expect(await ask('{"access_token":{}}')).toBe("n");
    expect(tried).toEqual([
      ["nested", undefined],
      ["nested", '{"access_token":{}}'],
    ]);
  });

  it("falls back to what the host has, and stays with what worked", async () => {
    const { ask, tried } = host(fails, async () => "o");
    expect(await ask()).toBe("o");
    expect(await ask()).toBe("o");
    expect(tried.map(([way]) => way)).toEqual(["nested", "old", "old"]);
  });

  it("comes back to nesting where the other way ends to work", async () => {
    const answers = ["o"];
    const { ask } = host(
      async () => {
        if (answers.length > 0) throw new Error("not yet");
        return "n";
      },
      async () => answers.shift() ?? fails(),
    );
    expect([await ask(), await ask()]).toEqual(["o", "n"]);
  });

  it.each<[string, Partial<HostSignInDeps>]>([
    ["the host does not nest", { isNested: () => false }],
    ["the service names no sign-in, as in the demo", { readSettings: async () => undefined }],
    ["the service does not answer", { readSettings: fails }],
    ["the library cannot be loaded", { open: fails }],
  ])("never opens the library where %s", async (_, more) => {
    const { ask, tried } = host(
      async () => "n",
      async () => "o",
      more,
    );
    expect(await ask()).toBe("o");
    expect(tried.map(([way]) => way)).toEqual(["old"]);
  });

  it("says why where nothing works", async () => {
    await expect(host(fails, () => Promise.reject(new Error("13001"))).ask()).rejects.toThrow("13001");
    await expect(
      host(
        async () => "",
        async () => "",
      ).ask(),
    ).rejects.toThrow("no way");
  });
});
