import { describe, expect, it } from "vitest";
import { seriesLines, withInstead } from "./series-lines.ts";

describe("what is wanted on every date", () => {
  const start = "2026-11-23T09:00:00Z";
  const line = { serviceId: "bread", quantity: 4, options: ["gluten-free"], diets: [] };

  it("is brought by the start of each date", () => {
    expect(seriesLines([{ ...line, id: "old", deliverAt: "2026-11-23T08:45:00Z" }, line], start)).toEqual([
      { ...line, minutesFromStart: -15 },
      line,
    ]);
  });

  it("has another service in one's place without that one's options", () => {
    expect(
      withInstead(
        [
          { ...line, service: "Bread" },
          { ...line, serviceId: "tea" },
        ],
        { serviceId: "bread", insteadId: "oats" },
      ),
    ).toEqual([
      { ...line, serviceId: "oats", options: [] },
      { ...line, serviceId: "tea" },
    ]);
  });
});
