import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, osloFile, osloRow, startImportWorld, type ImportWorld } from "./import-test-world.ts";

let world: ImportWorld;

beforeAll(async () => {
  world = await startImportWorld();
});
afterAll(() => world.stop());

const later = (seconds: number) => ({ now: () => new Date(now.getTime() + seconds * 1000) });

async function rooms(like: string) {
  return world.sql<{ name: string; capacity: number; version: number }>(
    "select name, capacity, version from meeting_room where tenant_id = $1 and email like $2 order by email",
    [world.tenantId, like],
  );
}

async function oslo() {
  const [place] = await world.sql<{ building: string; level: number; name: string; email: string; capacity: number }>(
    `select b.name as building, f.level, r.name, r.email, r.capacity
       from meeting_room r
       join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
       join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
       join site s on s.tenant_id = b.tenant_id and s.id = b.site_id
      where s.name = 'Oslo'
      order by r.email`,
  );
  if (place === undefined) throw new Error("The demo has no Oslo");
  return place;
}

describe("twenty people who press at once", () => {
  it("write an import once, and each is told the truth", async () => {
    const { id } = await world.check(osloFile(osloRow("Race A"), osloRow("Race B")));
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.commit(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
    await Promise.all(Array.from({ length: 4 }, () => world.work()));
    expect(await world.find(id)).toMatchObject({ status: "committed" });
    expect(await rooms("race-%")).toHaveLength(2);
    const { length } = await world.sql("select 1 from audit_log where request_id = $1 and action = 'room.create'", [
      `import-${id}`,
    ]);
    expect(length).toBe(2);
  });

  it("read a file once", async () => {
    const { body } = await world.upload(osloFile(osloRow("Read A"), osloRow("Read B")));
    await Promise.all(Array.from({ length: 20 }, () => world.work()));
    expect((await world.find(body.id)).counts).toMatchObject({ read: 2, create: 2 });
    expect(await world.rows(body.id)).toHaveLength(2);
  });
});

describe("a change between the check and the writing", () => {
  it.each([
    ["a room was changed", "update meeting_room set capacity = capacity + 1, version = version + 1 where email = $1"],
    ["a room was deleted", "update meeting_room set deleted_at = now(), version = version + 1 where email = $1"],
  ])("%s: nothing is written, and the rows are judged again", async (_, statement) => {
    const place = await oslo();
    const row = ["Oslo", place.building, String(place.level), place.name, place.email, String(place.capacity + 5)];
    const file = osloFile(row, osloRow(`Between ${place.capacity}`));
    const { id, counts } = await world.check(file);
    expect(counts).toMatchObject({ update: 1, create: 1 });
    await world.sql(statement, [place.email]);
    await world.commit(id);
    await world.work();
    expect(await world.find(id)).toMatchObject({ status: "checked", problem: { code: "places_changed" } });
    expect(await rooms("between-%")).toEqual([]);
    await world.sql("update meeting_room set deleted_at = null where email = $1", [place.email]);
  });

  it("a site that went elsewhere is noticed for a new room too", async () => {
    const { id } = await world.check(osloFile(osloRow("Gone site")));
    await world.sql("update site set name = 'Oslo S' where name = 'Oslo'");
    await world.commit(id);
    await world.work();
    expect(await world.find(id)).toMatchObject({
      status: "checked",
      problem: { code: "places_changed" },
      counts: { bad: 1 },
    });
    await world.sql("update site set name = 'Oslo' where name = 'Oslo S'");
  });

  it("two files with the same room: the second is looked at again and then changes what the first made", async () => {
    const first = await world.check(osloFile(osloRow("Both")));
    const second = await world.check(osloFile(osloRow("Both", { capacity: "30" })));
    await world.commit(first.id);
    await world.work();
    await world.commit(second.id);
    await world.work();
    expect(await world.find(second.id)).toMatchObject({ status: "checked", counts: { update: 1, create: 0 } });
    await world.commit(second.id);
    await world.work();
    expect(await rooms("both@%")).toEqual([{ name: "Both", capacity: 30, version: 2 }]);
  });
});

describe("a worker that dies", () => {
  it.each(["reading", "committing"])(
    "while %s leaves the import to the next one, which begins the step again",
    async (step) => {
      const file = osloFile(...Array.from({ length: 700 }, (_, index) => osloRow(`Killed ${step} ${index}`)));
      const { body } = await world.upload(file);
      if (step === "committing") {
        await world.work();
        await world.commit(body.id);
      }
      await killDuring(step);
      expect(await world.find(body.id)).toMatchObject({ status: step });
      await world.work();
      expect(await world.find(body.id), "nobody else has it before its lease is over").toMatchObject({ status: step });
      await world.work({ systemClock: later(61) });
      const after = await world.find(body.id);
      expect(after).toMatchObject({ status: step === "reading" ? "checked" : "committed", counts: { read: 700 } });
      expect(after.counts.create).toBe(700);
      expect(await rooms(`killed-${step}-%`)).toHaveLength(step === "reading" ? 0 : 700);
    },
  );

  it("at the same file again and again gives it up", async () => {
    const { body } = await world.upload(osloFile(osloRow("Deadly")));
    await world.sql("update import_data set attempts = 5 where id = $1", [body.id]);
    await world.work();
    expect(await world.find(body.id)).toMatchObject({ status: "failed", problem: { code: "failed" } });
  });
});

/** Runs a worker process until it is in the middle of a step, then kills it. */
async function killDuring(step: string): Promise<void> {
  const program = fileURLToPath(new URL("doomed-import-worker.ts", import.meta.url));
  const args = ["--import", "tsx", program, world.database.url, world.tenantId, now.toISOString(), step];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}
