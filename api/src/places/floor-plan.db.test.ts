import type { FloorPlan } from "@magic-meetings/contract/places/floor-plan.ts";
import type { Floor } from "@magic-meetings/contract/places/place.ts";
import type { PlaceTree } from "@magic-meetings/contract/places/place-tree.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

let world: DemoTestApi;
let floor: Floor;

beforeAll(async () => {
  world = await startDemoTestApi(new Date("2026-11-18T08:00:00Z"));
  const [site] = (await world.get<{ items: { id: string }[] }>("anna", "/sites?q=Copenhagen")).items;
  floor = (await world.get<{ items: Floor[] }>("anna", `/floors?site=${site?.id}`)).items[3]!;
});
afterAll(() => world.stop());

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect id="a" width="9" height="9"/></svg>';

function draw(person: string, svg: string | null, ifMatch?: number) {
  return world.ask<FloorPlan & { currentVersion?: number }>(person, "PUT", `/floors/${floor.id}/plan`, {
    body: { svg },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
}

describe("a floor's plan", () => {
  it("is there for everybody, with a shape for each room", async () => {
    const plan = await world.get<FloorPlan>("anna", `/floors/${floor.id}/plan`);
    expect(plan.rooms).toHaveLength(6);
    for (const { shape, x, y } of plan.rooms) {
      expect(plan.shapes).toContain(shape);
      expect([x, y].every((one) => (one ?? 0) > 0)).toBe(true);
    }
    expect(plan.allowed.change).toEqual({ ok: false, because: "forbidden" });
  });

  it("is handed in by who keeps up the site, in the version that she saw, and comes back clean", async () => {
    expect((await draw("anna", drawing)).status).toBe(403);
    expect((await draw("ingrid", drawing)).status).toBe(403);
    expect((await draw("lena", drawing)).status).toBe(404);
    const hostile = drawing.replace("<rect", "<script>alert(1)</script><rect onload='alert(1)'");
    const drawn = await draw("elena", hostile, floor.version);
    expect(drawn).toMatchObject({
      status: 200,
      body: { version: floor.version + 1, shapes: ["a"], removed: ["element script", "attribute onload of rect"] },
    });
    expect(drawn.body.svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect id="a" width="9" height="9"></rect></svg>',
    );
    const read = await world.get<FloorPlan>("anna", `/floors/${floor.id}/plan`);
    expect(read).toMatchObject({ svg: drawn.body.svg, removed: [] });
    expect(await draw("elena", drawing, floor.version)).toMatchObject({
      status: 412,
      body: { currentVersion: floor.version + 1 },
    });
    const [audit] = await world.rows<{ new_values: { plan: { bytes: number } } }>(
      "select new_values from audit_log where entity_id = $1 and action = 'floor.change'",
      [floor.id],
    );
    expect(audit?.new_values.plan.bytes).toBe(drawn.body.svg?.length);
  });

  it("may be as large as a megabyte and no larger, and stays when another one is refused", async () => {
    const large = drawing.replace("/></svg>", `/><text>${"x".repeat(1_000_000)}</text></svg>`);
    expect((await draw("elena", large)).status).toBe(200);
    expect((await draw("elena", large.replace("<text>", `<text>${"ø".repeat(40_000)}`))).status).toBeOneOf([
      400, 413, 422,
    ]);
    expect((await draw("elena", "x".repeat(3_000_000))).status).toBe(413);
    expect((await draw("elena", "<svg><script></svg>")).status).toBe(422);
    const { svg } = await world.get<FloorPlan>("anna", `/floors/${floor.id}/plan`);
    expect(svg?.length).toBeGreaterThan(1_000_000);
  });

  it("is taken away with null", async () => {
    expect((await draw("elena", null)).body).toMatchObject({ svg: null, shapes: [] });
    const tree = await world.get<PlaceTree>("anna", "/places/tree");
    const floors = tree.countries.flatMap(({ sites }) => sites.flatMap(({ buildings }) => buildings[0]?.floors ?? []));
    expect(floors.filter(({ hasPlan }) => !hasPlan).map(({ id }) => id)).toEqual([floor.id]);
    expect(floors.flatMap(({ rooms }) => rooms)).toHaveLength(60);
  });
});
