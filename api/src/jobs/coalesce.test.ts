import { describe, expect, it } from "vitest";
import { coalesce } from "./coalesce.ts";

function recorder() {
  const runs: string[] = [];
  const ends: (() => void)[] = [];
  const action = (key: string) => {
    runs.push(key);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  return { runs, action, endNext: () => ends.shift()?.() };
}

describe("coalesce", () => {
  it("makes all calls during a run one more run", async () => {
    const { runs, action, endNext } = recorder();
    const call = coalesce(action);
    const calls = [call("a"), call("a"), call("a")];
    expect(runs).toEqual(["a"]);
    endNext();
    await Promise.resolve();
    expect(runs).toEqual(["a", "a"]);
    endNext();
    await Promise.all(calls);
    expect(runs).toEqual(["a", "a"]);
  });

  it("runs keys independently of each other", () => {
    const { runs, action } = recorder();
    const call = coalesce(action);
    void call("a");
    void call("b");
    expect(runs).toEqual(["a", "b"]);
  });

  it("starts anew after the end, and is settled then", async () => {
    const { runs, action, endNext } = recorder();
    const call = coalesce(action);
    void call("a");
    endNext();
    await call.settled();
    void call("a");
    endNext();
    await call.settled();
    expect(runs).toEqual(["a", "a"]);
  });
});
