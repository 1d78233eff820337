import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphTime, startSyncWorld, type SyncWorld } from "./sync-test-world.ts";

const now = new Date("2026-11-23T09:00:00Z");

let world: SyncWorld;

beforeAll(async () => {
  world = await startSyncWorld(now);
});
afterAll(() => world.demo.stop());

/** Runs a worker process up to a step, then kills it. */
async function killAt(step: string): Promise<void> {
  const program = fileURLToPath(new URL("doomed-look-worker.ts", import.meta.url));
  const moment = world.clock.now().toISOString();
  const command = ["--import", "tsx", program, world.demo.database.url, world.tenantId, moment, step];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("a worker killed in the middle of looks", () => {
  it.each(["1", "2", "3", "writing"])(
    "leaves everything to others, who do it once: after %s",
    async (step) => {
      const moved = { start: graphTime("2026-11-26T13:00:00"), end: graphTime("2026-11-26T14:00:00") };
      const places = [];
      const meetings: Meeting[] = [];
      for (const number of [1, 2, 3]) {
        const eventId = `killed-${step}-${number}`;
        const place = await world.write(eventId);
        const event = {
          id: eventId,
          iCalUId: `uid-${eventId}`,
          subject: "Planning",
          start: graphTime("2026-11-26T09:00:00"),
          end: graphTime("2026-11-26T10:00:00"),
        };
        const { body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
        meetings.push(body);
        places.push(place);
        await world.change(place, (content) => ({ ...content, ...moved }));
      }
      await world.ask(places);
      world.clock.forward(1_000);
      await killAt(step);
      world.clock.forward(61_000);
      await Promise.all([world.work(), world.work()]);
      expect(await world.waiting()).toEqual([]);
      for (const { id } of meetings) {
        const { start } = await world.demo.get<Meeting>("anna", `/meetings/${id}`);
        expect(new Date(start).toISOString()).toBe("2026-11-26T13:00:00.000Z");
        const told = await world.demo.rows("select id from signal where meeting_id = $1 and kind = 'meeting.changed'", [
          id,
        ]);
        expect(told).toHaveLength(1);
      }
    },
    180_000,
  );
});
