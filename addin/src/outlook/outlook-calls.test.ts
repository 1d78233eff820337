import { describe, expect, it } from "vitest";
import type { OfficeCallback } from "./outlook-calls.ts";
import { createOutlookCalls } from "./outlook-calls.ts";
import { OutlookError } from "./outlook-error.ts";

const succeed = <T>(value: T) => ({ status: "succeeded", value }) as unknown as Parameters<OfficeCallback<T>>[0];
const fail = (code: number, name = "x") =>
  ({ status: "failed", error: { code, name, message: name } }) as unknown as Parameters<OfficeCallback<never>>[0];
const atOnce = async () => undefined;

describe("the queue of Office.js calls", () => {
  it("runs three at a time and the others in order", async () => {
    const started: { n: number; done: OfficeCallback<number> }[] = [];
    const call = createOutlookCalls();
    const answers = [1, 2, 3, 4, 5].map((n) => call<number>(`call${n}`, (done) => started.push({ n, done })));
    await Promise.resolve();
    expect(started.map(({ n }) => n)).toEqual([1, 2, 3]);
    started[1]?.done(succeed(20));
    await expect(answers[1]).resolves.toBe(20);
    await Promise.resolve();
    expect(started.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    for (const { n, done } of [...started]) done(succeed(n));
    await Promise.all([answers[0], answers[2], answers[3]]);
    await Promise.resolve();
    expect(started).toHaveLength(5);
    started[4]?.done(succeed(5));
    await expect(answers[4]).resolves.toBe(5);
  });

  it("tries a passing failure again, but not for ever", async () => {
    let tries = 0;
    const call = createOutlookCalls({ wait: atOnce });
    const start = (until: number) => (done: OfficeCallback<string>) =>
      done(++tries > until ? succeed("ok") : fail(9041));
    await expect(call("a", start(2))).resolves.toBe("ok");
    expect(tries).toBe(3);
    tries = 0;
    await expect(call("a", start(9))).rejects.toMatchObject({ code: "offline", call: "a", officeCode: 9041 });
    expect(tries).toBe(3);
  });

  it.each([
    [9046, "not_saved"],
    [7000, "denied"],
    [9012, "too_large"],
    [13003, "sign_in"],
    [4711, "unknown"],
  ])("makes %s an OutlookError %s without a second try", async (number, code) => {
    let tries = 0;
    const call = createOutlookCalls({ wait: atOnce });
    const answer = call("item.getItemIdAsync", (done) => {
      tries += 1;
      done(fail(number));
    });
    await expect(answer).rejects.toBeInstanceOf(OutlookError);
    await expect(answer).rejects.toMatchObject({ code });
    expect(tries).toBe(1);
  });

  it("gives up on a call that never answers, and goes on with the others", async () => {
    const call = createOutlookCalls({ limit: 1, timeoutMs: 5 });
    const silent = call("silent", () => undefined);
    const next = call<number>("next", (done) => done(succeed(1)));
    await expect(silent).rejects.toMatchObject({ code: "timeout" });
    await expect(next).resolves.toBe(1);
  });

  it("types what Office.js throws at once", async () => {
    const call = createOutlookCalls();
    await expect(
      call("missing", () => {
        throw new TypeError("item.x is not a function");
      }),
    ).rejects.toMatchObject({ code: "unsupported" });
    await expect(
      call("wrong", () => {
        throw new Error("Value does not fall within the expected range");
      }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
