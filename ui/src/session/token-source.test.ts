import { describe, expect, it } from "vitest";
import { keepToken } from "./token-source.ts";

const minute = 60_000;
const tokenUntil = (exp: number, name: string) => `h.${btoa(JSON.stringify({ exp: exp / 1000, name }))}.s`;

function host(lifetime: number) {
  let now = 0;
  let asked = 0;
  const ask = async () => tokenUntil(now + lifetime, `token ${(asked += 1)}`);
  return { source: keepToken(ask, () => now), wait: (ms: number) => void (now += ms), asked: () => asked };
}

describe("a kept token", () => {
  it("is asked for once, also by calls that come together", async () => {
    const { source, asked } = host(60 * minute);
    const [first, second] = await Promise.all([source.getToken(), source.getToken()]);
    expect(first).toBe(second);
    expect(await source.getToken()).toBe(first);
    expect(asked()).toBe(1);
  });

  it("is replaced before it runs out", async () => {
    const { source, wait, asked } = host(60 * minute);
    await source.getToken();
    wait(57 * minute);
    await source.getToken();
    expect(asked()).toBe(1);
    wait(2 * minute);
    await source.getToken();
    expect(asked()).toBe(2);
  });

  it("is asked for anew after the service refused it", async () => {
    const { source, asked } = host(60 * minute);
    await source.getToken();
    source.forgetToken();
    await source.getToken();
    expect(asked()).toBe(2);
  });

  it("does not keep a failure", async () => {
    let fails = true;
    const source = keepToken(
      async () => {
        if (fails) throw new Error("closed");
        return tokenUntil(60 * minute, "t");
      },
      () => 0,
    );
    await expect(source.getToken()).rejects.toThrow("closed");
    fails = false;
    await expect(source.getToken()).resolves.toContain("h.");
  });
});
