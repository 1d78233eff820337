import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { writtenEvent } from "../../calendar/calendar-world.ts";
import { systemClock } from "../../clock/clock.ts";
import { startGraphTestWorld } from "../graph-test-world.ts";
import { createFakeGraph } from "./fake-graph.ts";
import { fakeGraphPlugin } from "./fake-graph-plugin.ts";

const anna = "anna@nordlys.example";

describe("the fake as a server", () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  async function listening() {
    server = Fastify({ forceCloseConnections: true });
    const there = createFakeGraph({ clock: systemClock, baseUrl: "http://127.0.0.1/v1.0" });
    await server.register(fakeGraphPlugin(there));
    const address = await server.listen({ port: 0, host: "127.0.0.1" });
    there.addUser(anna);
    return { there, calendar: startGraphTestWorld({ baseUrl: `${address}/v1.0`, fetch }).calendar };
  }

  it("is asked over the network", async () => {
    const { calendar, there } = await listening();
    const eventId = there.put(anna, writtenEvent());
    expect((await calendar.readEvent(anna, eventId))?.event.input.subject).toBe("Quarterly review");
    await calendar.setRoom(anna, eventId, { email: "havn@nordlys.example", name: "Havn" });
    expect((await calendar.readEvent(anna, eventId))?.event.input.attendees).toHaveLength(4);
    expect(await calendar.readEvent(anna, "AAMkNobody")).toBeUndefined();
  });

  it("is away where it is told to be", async () => {
    const { calendar, there } = await listening();
    there.faults.isDown = true;
    await expect(calendar.readEvent(anna, "AAMkNobody")).rejects.toMatchObject({ kind: "unavailable" });
  });
});
