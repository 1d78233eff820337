import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { momentSchema } from "@magic-meetings/contract/words/words.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { MovableClock } from "./movable-clock.ts";

const inputSchema = z.union([
  z.strictObject({ now: momentSchema }),
  z.strictObject({ forwardMinutes: z.number().min(-1_000_000).max(1_000_000) }),
]);
const publicly = { config: { access: { public: true } } } as const;

/** Reading and setting the demo's clock; outside the demo these paths do not exist. `moved` hears of every new time. */
export function addDemoClock(server: FastifyInstance, clock: MovableClock, moved: () => Promise<void>): void {
  server.get("/demo/clock", publicly, async () => ({ now: clock.now().toISOString() }));
  server.post("/demo/clock", publicly, async (request) => {
    const input = inputSchema.safeParse(request.body);
    if (!input.success) throw new Refusal("malformed", 'Say {"now": a moment} or {"forwardMinutes": a number}');
    const wanted =
      "now" in input.data
        ? new Date(input.data.now)
        : new Date(clock.now().getTime() + input.data.forwardMinutes * 60_000);
    clock.set(wanted);
    await moved();
    return { now: clock.now().toISOString() };
  });
}
