import type { Import } from "@magic-meetings/contract/imports/import.ts";
import { importLimits, placeColumns, xlsxType } from "@magic-meetings/contract/imports/import-words.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { osloFile, osloRow, startImportWorld, type ImportWorld } from "./import-test-world.ts";
import { csv, heading, row, xlsx } from "./test-sheets.ts";
import { columnHeadings } from "./place-headings.ts";

let world: ImportWorld;

beforeAll(async () => {
  world = await startImportWorld();
});
afterAll(() => world.stop());

afterEach(async () => {
  // Rooms that a test brought in are in nobody's way afterwards.
  await world.sql("update meeting_room set deleted_at = null where deleted_at is not null");
});

async function roomByEmail(email: string) {
  const [room] = await world.sql<{ name: string; capacity: number; features: string[]; version: number }>(
    "select name, capacity, features, version from meeting_room where tenant_id = $1 and email = $2",
    [world.tenantId, email],
  );
  return room;
}

async function problems(id: string) {
  return (await world.rows(id)).flatMap(({ number, problems: all }) =>
    all.map(({ field, code, row: other }) => `${number} ${field} ${code}${other === undefined ? "" : ` ${other}`}`),
  );
}

describe("a spreadsheet of places", () => {
  it("is read, checked and written: new rooms with what they stand in, others changed, the rest left alone", async () => {
    const [bergen] = await world.sql<{ name: string; email: string; capacity: number; level: number }>(
      `select r.name, r.email, r.capacity, f.level from meeting_room r
         join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
         join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
        where s.name = 'Oslo' order by r.email`,
    );
    const columns = [
      "countryCode",
      "site",
      "building",
      "floorLevel",
      "name",
      "email",
      "capacity",
      "features",
      "layouts",
    ] as const;
    const building =
      (
        await world.sql<{ name: string }>(
          "select b.name from building b join site s on s.tenant_id = b.tenant_id and s.id = b.site_id where s.name = 'Oslo'",
        )
      )[0]?.name ?? "";
    const { name = "", email = "", capacity = 0, level = 0 } = bergen ?? {};
    const file = csv(
      [
        columns.map((column) => columnHeadings[column]),
        [
          "SE",
          "Malmö",
          "Öresundshuset",
          "3",
          "Turning Torso",
          "torso@nordlys.example",
          "12",
          '"screen;video"',
          '"theatre:30;board:12"',
        ],
        ["SE", "malmö", "Öresundshuset", "3", "Kockum", "kockum@nordlys.example", "4", "", ""],
        ["", "Oslo", building, String(level), name, email, String(capacity + 3), "", ""],
        [
          "no",
          "Oslo",
          building,
          String(level),
          name === "Bryggen" ? "Bryggen" : "Second",
          "second@nordlys.example",
          "2",
          "",
          "",
        ],
      ],
      ",",
    );
    const checked = await world.check(file, { fileName: "rooms.csv" });
    expect(checked).toMatchObject({
      status: "checked",
      fileName: "rooms.csv",
      progress: 100,
      counts: { read: 4, create: 3, update: 1, same: 0, bad: 0 },
      createdBy: { name: "Elena Dam" },
      allowed: { commit: { ok: true }, fix: { ok: true } },
    });
    expect(await roomByEmail("torso@nordlys.example")).toBeUndefined();
    expect((await world.commit(checked.id)).body).toMatchObject({ status: "committing" });
    await world.work();
    expect(await world.find(checked.id)).toMatchObject({ status: "committed", counts: checked.counts });
    expect(await roomByEmail("torso@nordlys.example")).toMatchObject({ capacity: 12, features: ["screen", "video"] });
    expect(await roomByEmail(email)).toMatchObject({ capacity: capacity + 3, version: 2 });
    const sites = await world.sql("select name, time_zone, currency from site where name ilike 'malmö'");
    expect(sites).toEqual([{ name: "Malmö", time_zone: "Europe/Stockholm", currency: "SEK" }]);
    const audits = await world.sql(
      `select action, old_values, new_values from audit_log where request_id = $1 and action in ('room.change', 'site.create')`,
      [`import-${checked.id}`],
    );
    expect(audits).toContainEqual({
      action: "room.change",
      old_values: { capacity },
      new_values: { capacity: capacity + 3 },
    });
    expect(audits).toContainEqual(expect.objectContaining({ action: "site.create" }));
    const again = await world.check(file);
    expect(again.counts).toMatchObject({ create: 0, update: 0, same: 4, bad: 0 });
    expect((await world.commit(again.id)).body.code).toBe("nothing_to_import");
  });

  it("has every problem told with its row, its cell and the other row", async () => {
    await world.sql("update meeting_room set deleted_at = now() where name = 'Ribe'");
    await world.sql(
      "update floor f set deleted_at = now() from building b where f.building_id = b.id and b.name = 'Havnehuset' and f.level = 4",
    );
    const [copenhagen, oslo] = [
      (name: string, more: string[]) => ["Copenhagen", "Havnehuset", ...more.slice(0, 1), name, ...more.slice(1)],
      (name: string, more: string[]) => ["Oslo", "Elsewhere", ...more.slice(0, 1), name, ...more.slice(1)],
    ];
    const file = csv([
      [...heading, "Country", "Time zone", "Reference"],
      [...copenhagen("New one", ["1", "new1@nordlys.example", "4"]), "", "", "ref-1"],
      [...copenhagen("new  ONE", ["1", "New1@nordlys.example", "4"]), "", "", "ref-1"],
      [...copenhagen("Nyhavn", ["1", "other@nordlys.example", "4"]), "", "", ""],
      [...copenhagen("Ribe", ["2", "room-ribe@nordlys.example", "6"]), "", "", ""],
      [...copenhagen("High up", ["4", "high@nordlys.example", "6"]), "", "", ""],
      [...oslo("Nyhavn", ["1", "room-nyhavn@nordlys.example", "14"]), "SE", "Europe/Rome", ""],
      ["Lund", "A", "1", "A", "a@nordlys.example", "4", "", "", ""],
      ["Rio", "A", "1", "A", "b@nordlys.example", "4", "BR", "America/Sao_Paulo", ""],
      ["Austin", "A", "1", "A", "c@nordlys.example", "4", "US", "", ""],
      ["Dallas", "A", "1", "A", "d@nordlys.example", "4", "US", "America/Chicago", ""],
      ["dallas", "A", "2", "B", "e@nordlys.example", "4", "CA", "America/Denver", ""],
      ["Copenhagen", "Havnehuset", "1", "Cheap", "f@nordlys.example", "", "", "", ""],
    ]);
    const checked = await world.check(file);
    expect(checked.counts).toMatchObject({ read: 12, bad: 10, create: 2 });
    expect(await problems(checked.id)).toEqual([
      "3 email duplicate_in_file 2",
      "3 reference duplicate_in_file 2",
      "3 name name_twice_in_file 2",
      "4 name name_taken",
      "5 email deleted_room",
      "6 floorLevel deleted_place",
      "7 countryCode site_differs",
      "7 timeZone site_differs",
      "7 site other_site",
      "8 countryCode missing",
      "9 countryCode unknown_currency",
      "10 timeZone missing",
      "12 countryCode unknown_currency",
      "12 countryCode site_differs_in_file 11",
      "12 timeZone site_differs_in_file 11",
      "13 capacity missing",
    ]);
    await world.sql("update floor set deleted_at = null");
    expect((await world.commit(checked.id)).body.code).toBe("import_has_bad_rows");
    expect((await world.rows(checked.id, "create")).map(({ number }) => number)).toEqual([2, 11]);
  });

  it("is corrected in place, a row at a time, and frees the rows that it was in the way of", async () => {
    const checked = await world.check(
      osloFile(osloRow("Twin"), osloRow("Twin"), osloRow("Third", { capacity: "few" })),
    );
    const fix = (number: number, fields: object) =>
      world.ask<Import>("elena", "PATCH", `/imports/${checked.id}/rows/${number}`, { body: { fields } });
    expect(await problems(checked.id)).toEqual([
      "3 email duplicate_in_file 2",
      "3 name name_twice_in_file 2",
      "4 capacity not_a_number",
    ]);
    expect((await fix(4, { capacity: "9" })).body).toMatchObject({ number: 4, outcome: "create", problems: [] });
    expect((await fix(2, { name: "Elder", email: "elder@nordlys.example" })).body).toMatchObject({ outcome: "create" });
    expect(await problems(checked.id)).toEqual([]);
    const after = await world.find(checked.id);
    expect(after.counts).toMatchObject({ create: 3, bad: 0 });
    expect(after.version).toBeGreaterThan(checked.version);
    expect((await fix(2, { email: "twin@nordlys.example" })).body).toMatchObject({ outcome: "create" });
    expect(await problems(checked.id)).toEqual(["3 email duplicate_in_file 2"]);
    expect((await fix(9, { name: "x" })).status).toBe(404);
    expect((await fix(2, { colour: "red" })).status).toBe(400);
  });

  it("is written without its bad rows where that is wanted", async () => {
    const checked = await world.check(osloFile(osloRow("Good"), osloRow("Bad", { capacity: "0" })));
    await world.commit(checked.id, { skipBad: true });
    await world.work();
    expect(await world.find(checked.id)).toMatchObject({ status: "committed" });
    expect((await world.rows(checked.id)).map(({ outcome }) => outcome)).toEqual(["create", "skipped"]);
    expect(await roomByEmail("good@nordlys.example")).toBeDefined();
    expect(await roomByEmail("bad@nordlys.example")).toBeUndefined();
  });

  it("that cannot be read says why, and can only be discarded", async () => {
    const failed = await world.check("Site;Room\nOslo;A\n");
    expect(failed).toMatchObject({
      status: "failed",
      problem: { code: "missing_columns", about: "Building, E-mail, Capacity, Floor level" },
      allowed: { commit: { ok: false, because: "wrong_state" }, discard: { ok: true } },
    });
    expect((await world.ask("elena", "POST", `/imports/${failed.id}/discard`)).body).toMatchObject({
      status: "discarded",
    });
    expect((await world.commit(failed.id)).body.code).toBe("wrong_state");
  });

  it("may be an XLSX file", async () => {
    const checked = await world.check(xlsx({ rows: row(1, heading) + row(2, osloRow("From Excel")) }), {
      type: xlsxType,
    });
    expect(checked).toMatchObject({ source: "xlsx", counts: { create: 1 } });
  });

  it("has a template that is read without a problem in both formats", async () => {
    for (const format of ["csv", "xlsx"]) {
      const headers = await world.api.as("elena");
      const file = await world.api.server.inject({ url: `/api/v1/imports/template?format=${format}`, headers });
      expect(file.statusCode).toBe(200);
      expect(file.headers["content-disposition"]).toBe(`attachment; filename="places.${format}"`);
      const checked = await world.check(file.rawPayload, { type: String(file.headers["content-type"]) });
      expect(checked).toMatchObject({ status: "checked", ignoredColumns: [], counts: { create: 1, bad: 0 } });
      const [example] = await world.rows(checked.id);
      expect(Object.keys(example?.fields ?? {})).toEqual(expect.arrayContaining(placeColumns.slice(0, -1)));
    }
  });
});

describe("the directory", () => {
  it("is imported like a spreadsheet: what is new, what differs, what is the same", async () => {
    const { body } = await world.ask<Import>("greta", "POST", "/imports", { body: { source: "graph" } });
    await world.work();
    const checked = await world.find(body.id);
    expect(checked).toMatchObject({ source: "graph", status: "checked" });
    const { create, update, same, bad } = checked.counts;
    expect([create, bad]).toEqual([1, 1]);
    expect(update).toBeGreaterThan(5);
    expect(same).toBeGreaterThan(5);
    expect(await problems(body.id)).toEqual([expect.stringContaining("capacity missing")]);
  });

  it("that is not connected, or breaks, is said so", async () => {
    for (const [placesOf, code] of [
      [() => undefined, "not_connected"],
      [() => ({ list: () => brokenList() }), "source_failed"],
    ] as const) {
      const { body } = await world.ask<Import>("elena", "POST", "/imports", { body: { source: "graph" } });
      await world.work({ placesOf });
      expect(await world.find(body.id)).toMatchObject({ status: "failed", problem: { code }, counts: { read: 0 } });
    }
  });
});

async function* brokenList(): AsyncGenerator<never> {
  await Promise.resolve();
  throw new Error("503");
}

describe("an upload", () => {
  it("gives the first answer again for the same key and file, and refuses the key with another file", async () => {
    const file = osloFile(osloRow("Keyed"));
    const [first, again] = [
      await world.upload(file, { key: "upload-1" }),
      await world.upload(file, { key: "upload-1" }),
    ];
    expect(again.body.id).toBe(first.body.id);
    const other = await world.upload(osloFile(osloRow("Other")), { key: "upload-1" });
    expect([other.status, other.body.code]).toEqual([409, "idempotency_key_reused"]);
    const many = await Promise.all(Array.from({ length: 8 }, () => world.upload(file, { key: "upload-2" })));
    expect(new Set(many.map(({ body }) => body.id)).size).toBe(1);
  });

  it.each([
    ["larger than is taken", "x".repeat(importLimits.fileBytes + 1), "text/csv", 413],
    ["of another type", "x", "application/pdf", 415],
    ["empty", "", "text/csv", 422],
    ["JSON of another source", '{"source":"ldap"}', "application/json", 400],
  ])("%s is refused", async (_, content, type, status) => {
    expect((await world.upload(content, { type })).status).toBe(status);
  });

  it("is for administrators and facility management of the whole company", async () => {
    for (const [person, status] of [
      ["anna", 403],
      ["dag", 403],
      ["elena", 202],
      ["greta", 202],
    ] as const) {
      expect((await world.upload(osloFile(osloRow("Allowed")), { person })).status, person).toBe(status);
    }
    await world.work();
  });

  it("is not there for another company", async () => {
    const { id } = await world.check(osloFile(osloRow("Ours")));
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/rows"],
      ["POST", "/commit"],
      ["POST", "/discard"],
      ["PATCH", "/rows/2"],
    ] as const) {
      const body = method === "PATCH" ? { body: { fields: { name: "Mine" } } } : {};
      expect((await world.ask("lena", method, `/imports/${id}${path}`, body)).status, path).toBe(404);
    }
    expect((await world.get<Page<Import>>("lena", "/imports")).items).toEqual([]);
    const listed = await world.get<Page<Import>>("elena", "/imports?limit=1");
    expect(listed.items).toHaveLength(1);
    expect(listed.next).not.toBeNull();
  });
});
