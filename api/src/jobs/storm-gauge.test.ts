import { describe, expect, it } from "vitest";
import { createStormGauge } from "./storm-gauge.ts";

describe("a storm", () => {
  it("is ten within two seconds, and over as soon as there are fewer", () => {
    let now = 1_000_000;
    const gauge = createStormGauge(() => now);
    for (let count = 1; count <= 9; count += 1) {
      gauge.happened();
      now += 200;
    }
    expect(gauge.isOn()).toBe(false);
    gauge.happened();
    expect(gauge.isOn()).toBe(true);
    now += 200;
    expect(gauge.isOn()).toBe(true);
    now += 1;
    expect(gauge.isOn()).toBe(false);
  });

  it("is not what comes at the pace of an ordinary morning", () => {
    let now = 0;
    const gauge = createStormGauge(() => now);
    for (let count = 0; count < 100; count += 1) {
      gauge.happened();
      expect(gauge.isOn()).toBe(false);
      now += 250;
    }
  });
});
