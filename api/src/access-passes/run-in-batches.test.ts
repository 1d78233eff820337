import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runInBatches } from "./run-in-batches.ts";

interface Item {
  group: string;
  key: string;
}

interface Started {
  group: string;
  keys: string[];
  end: (error?: Error) => void;
}

/** Batches that end when the test says so; an item with the key "bad" has an error for an outcome. */
function batches({ most = 4, atOnce = 2 } = {}) {
  const started: Started[] = [];
  const ask = runInBatches<Item, string>({
    work: (group, batch) =>
      new Promise((resolve, reject) => {
        const keys = batch.map(({ key }) => key);
        const outcomes = keys.map((key) => (key === "bad" ? new Error("bad") : `${group} ${key}`));
        started.push({ group, keys, end: (error) => (error ? reject(error) : resolve(outcomes)) });
      }),
    groupOf: ({ group }) => group,
    keyOf: ({ key }) => key,
    most,
    atOnce,
  });
  return { started, ask: (key: string, group = "a") => ask({ group, key }) };
}

describe("what comes in together", () => {
  it("is done together, and each gets its own outcome", async () => {
    const { started, ask } = batches();
    const answers = Promise.all(["1", "2", "3"].map((key) => ask(key)));
    await nextTurn();
    expect(started.map(({ keys }) => keys)).toEqual([["1", "2", "3"]]);
    started[0]?.end();
    expect(await answers).toEqual(["a 1", "a 2", "a 3"]);
  });

  it("is done in batches of so many, so many of them at once, in the order in which it came", async () => {
    const { started, ask } = batches({ most: 2, atOnce: 2 });
    const answers = Promise.all(["1", "2", "3", "4", "5"].map((key) => ask(key)));
    await nextTurn();
    await nextTurn();
    expect(started.map(({ keys }) => keys)).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    started[1]?.end();
    await nextTurn();
    await nextTurn();
    expect(started[2]?.keys).toEqual(["5"]);
    for (const one of started) one.end();
    expect(await answers).toHaveLength(5);
  });

  it("waits for one with the same key, also for one of another batch, and nothing else waits for it", async () => {
    const { started, ask } = batches();
    const first = [ask("1"), ask("1"), ask("2")];
    await nextTurn();
    expect(started.map(({ keys }) => keys)).toEqual([["1", "2"]]);
    const third = ask("3");
    await nextTurn();
    await nextTurn();
    expect(started.map(({ keys }) => keys)).toEqual([["1", "2"], ["3"]]);
    started[0]?.end();
    await first[0];
    await nextTurn();
    await nextTurn();
    expect(started[2]?.keys).toEqual(["1"]);
    for (const one of started) one.end();
    expect(await Promise.all([...first, third])).toEqual(["a 1", "a 1", "a 2", "a 3"]);
  });

  it("never meets what is another group's", async () => {
    const { started, ask } = batches();
    const answers = [ask("1", "a"), ask("1", "b")];
    await nextTurn();
    expect(started.map(({ group }) => group)).toEqual(["a", "b"]);
    for (const one of started) one.end();
    expect(await Promise.all(answers)).toEqual(["a 1", "b 1"]);
  });

  it("fails alone, or with its whole batch, and what comes later goes on", async () => {
    const { started, ask } = batches({ atOnce: 1 });
    const some = Promise.allSettled([ask("1"), ask("bad")]);
    await nextTurn();
    started[0]?.end();
    expect((await some).map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    const all = Promise.allSettled([ask("1"), ask("2")]);
    await nextTurn();
    await nextTurn();
    started[1]?.end(new Error("gone"));
    expect((await all).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const last = ask("1");
    await nextTurn();
    await nextTurn();
    started[2]?.end();
    expect(await last).toBe("a 1");
  });
});
