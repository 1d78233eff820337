import { describe, expect, it } from "vitest";
import { createStormGauge } from "./storm-gauge.ts";

const nothing = () => Promise.resolve();

describe("a storm", () => {
  it("is ten within two seconds, and over as soon as there are fewer", async () => {
    let now = 1_000_000;
    const gauge = createStormGauge(() => now);
    for (let count = 1; count <= 9; count += 1) {
      await gauge.during(nothing);
      now += 200;
    }
    expect(gauge.isOn()).toBe(false);
    await gauge.during(nothing);
    expect(gauge.isOn()).toBe(true);
    now += 200;
    expect(gauge.isOn()).toBe(true);
    now += 1;
    expect(gauge.isOn()).toBe(false);
  });

  it("is three at once, however slowly, until two seconds after", async () => {
    let now = 1_000_000;
    const gauge = createStormGauge(() => now);
    const ends: (() => void)[] = [];
    const works = [1, 2, 3].map(() => gauge.during(() => new Promise<void>((resolve) => ends.push(resolve))));
    expect(gauge.isOn()).toBe(true);
    now += 60_000;
    expect(gauge.isOn()).toBe(true);
    for (const end of ends) end();
    await Promise.all(works);
    now += 2_000;
    expect(gauge.isOn()).toBe(true);
    now += 1;
    expect(gauge.isOn()).toBe(false);
  });

  it("is not what comes at the pace of an ordinary morning", async () => {
    let now = 0;
    const gauge = createStormGauge(() => now);
    for (let count = 0; count < 100; count += 1) {
      await gauge.during(nothing);
      expect(gauge.isOn()).toBe(false);
      now += 250;
    }
  });

  it("counts what fails", async () => {
    const gauge = createStormGauge(() => 0);
    for (let count = 0; count < 10; count += 1) {
      await gauge.during(() => Promise.reject(new Error("Failed"))).catch(() => undefined);
    }
    expect(gauge.isOn()).toBe(true);
  });
});
