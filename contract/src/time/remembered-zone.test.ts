import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { rememberedZone } from "./remembered-zone.ts";

describe("a zone that remembers its offsets", () => {
  it.each(["Europe/Copenhagen", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"])(
    "says the same as the zone itself, at every clock change too: %s",
    (name) => {
      const from = Date.parse("2026-01-01T00:00:00Z");
      for (let minute = 0; minute < 366 * 24 * 60; minute += 29) {
        const at = from + minute * 60_000;
        const own = DateTime.fromMillis(at, { zone: rememberedZone(name) }).offset;
        if (own !== DateTime.fromMillis(at, { zone: name }).offset) expect.fail(new Date(at).toISOString());
      }
    },
  );

  it("is one object a name, and invalid where there is no such zone", () => {
    expect(rememberedZone("Europe/Oslo")).toBe(rememberedZone("Europe/Oslo"));
    expect(rememberedZone("Europe/Nowhere").isValid).toBe(false);
    expect(DateTime.fromMillis(0, { zone: rememberedZone("Europe/Nowhere") }).isValid).toBe(false);
  });
});
