import { expect, it } from "vitest";
import { calendarPortCases } from "../calendar/calendar-port-cases.ts";
import { isDescribed } from "./fake/graph-description.ts";
import { peopled, startGraphTestWorld } from "./graph-test-world.ts";

// Every request of the adapter and every answer of the fake is held against Graph's own description on the way.

calendarPortCases("Microsoft Graph", async () => {
  const world = startGraphTestWorld();
  return {
    ...peopled(world),
    async stop() {
      expect(world.fake.violations).toEqual([]);
    },
  };
});

it.skipIf(!isDescribed)("the description is there (skipped where the contract data is absent)", () => {
  const { fake } = startGraphTestWorld();
  expect(fake.violations).toEqual([]);
});
