import { afterEach, beforeEach } from "vitest";
import { cancelCases } from "./calendar-cancel-cases.ts";
import { moveCases } from "./calendar-move-cases.ts";
import { changeCases } from "./calendar-change-cases.ts";
import { eventCases } from "./calendar-event-cases.ts";
import { roomCases } from "./calendar-room-cases.ts";
import { sharedCases } from "./calendar-shared-cases.ts";
import type { CalendarWorld } from "./calendar-world.ts";

/** What every calendar behind the port has to do alike. An adapter's test gives the worlds: every case has its own. */
export function calendarPortCases(name: string, startWorld: () => Promise<CalendarWorld>): void {
  let world: CalendarWorld;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());
  eventCases(name, () => world);
  changeCases(name, () => world);
  moveCases(name, () => world);
  cancelCases(name, () => world);
  roomCases(name, () => world);
  sharedCases(name, () => world);
}
