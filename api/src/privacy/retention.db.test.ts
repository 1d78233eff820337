import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { eraseOverRetention } from "./erase-over-retention.ts";

// Copenhagen and Milan left summer time on 25 October: thirty days of theirs are an hour longer.

const now = new Date("2026-11-18T10:20:00Z");
let demo: DemoTestApi;
let tenant: string;
let host: string;
let sites: Record<string, string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; name: string; tenant_id: string; host: string }>(
    `select s.id, s.name, s.tenant_id, (select u.id from app_user u where u.tenant_id = s.tenant_id order by u.id limit 1) as host
       from site s join tenant t on t.id = s.tenant_id where t.name = 'Nordlys Group'`,
  );
  [tenant, host] = [rows[0]?.tenant_id ?? "", rows[0]?.host ?? ""];
  sites = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  await work();
});
afterAll(() => demo.stop());
beforeEach(() => demo.moveTo(now));

interface Coming {
  site?: string;
  visitor?: string;
  from: string;
  to: string;
  status?: string;
  arrivedAt?: string;
  leftAt?: string;
}

async function addVisitor(email = ""): Promise<string> {
  const id = newId(now);
  await demo.rows(
    "insert into visitor (tenant_id, id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)",
    [tenant, id, "Märta Öberg", email, now],
  );
  return id;
}

async function addVisit({ site = "Copenhagen", visitor, from, to, status = "invited", arrivedAt, leftAt }: Coming) {
  const id = newId(now);
  const visitorId = visitor ?? (await addVisitor());
  await demo.rows(
    `insert into visit (tenant_id, id, visitor_id, site_id, host_id, during, source, status, plate, note, arrived_at, left_at,
       left_how, created_at, updated_at)
     values ($1, $2, $3, $4, $5, tstzrange($6, $7), 'walk_in', $8, 'AB 12 345', 'Needs a parking place', $9, $10,
       case when $10::timestamptz is null then null else 'desk' end, $11, $11)`,
    [tenant, id, visitorId, sites[site], host, from, to, status, arrivedAt ?? null, leftAt ?? null, now],
  );
  return { id, visitorId };
}

/** Until nothing is left, as the job does it. */
async function work(): Promise<number> {
  let done = 0;
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const round = await jobAt();
    done += round;
    if (round === 0) return done;
  }
  throw new Error("The job does not come to an end");
}

let at = now;
function jobAt(): Promise<number> {
  return demo.job((context) => eraseOverRetention({ ...context, now: at }));
}

async function isKept({ id, visitorId }: { id: string; visitorId: string }): Promise<boolean> {
  const [row] = await demo.rows<{ visitor_id: string | null; plate: string; note: string; name: string }>(
    "select v.visitor_id, v.plate, v.note, r.name from visit v join visitor r on r.id = $2 where v.id = $1",
    [id, visitorId],
  );
  if (row?.visitor_id === null) expect(row).toMatchObject({ plate: "", note: "" });
  return row?.visitor_id === visitorId && row.name !== "";
}

const oneMinute = 60_000;

describe("a visit's person is kept until so many days of the site later", () => {
  it.each<[name: string, coming: Coming, until: string]>([
    [
      "with the clocks back in between",
      { from: "2026-10-19T07:00:00Z", to: "2026-10-19T08:00:00Z" },
      "2026-11-18T09:00:00Z",
    ],
    [
      "where she stayed longer",
      {
        from: "2026-10-19T07:00:00Z",
        to: "2026-10-19T08:00:00Z",
        status: "left",
        arrivedAt: "2026-10-19T07:00:00Z",
        leftAt: "2026-10-19T12:30:00Z",
      },
      "2026-11-18T13:30:00Z",
    ],
    [
      "in another zone",
      { site: "Milan", from: "2026-10-30T22:30:00Z", to: "2026-10-30T23:30:00Z" },
      "2026-11-29T23:30:00Z",
    ],
    [
      "of a visit that was cancelled",
      { from: "2026-11-01T08:00:00Z", to: "2026-11-01T09:00:00Z", status: "cancelled" },
      "2026-12-01T09:00:00Z",
    ],
    [
      "who never came",
      { from: "2026-11-01T08:00:00Z", to: "2026-11-01T09:00:00Z", status: "no_show" },
      "2026-12-01T09:00:00Z",
    ],
    [
      "whom nobody checked out",
      {
        from: "2026-11-01T08:00:00Z",
        to: "2026-11-01T09:00:00Z",
        status: "arrived",
        arrivedAt: "2026-11-01T08:00:00Z",
      },
      "2026-12-02T08:00:00Z",
    ],
  ])("%s", async (_name, coming, until) => {
    const visit = await addVisit(coming);
    at = new Date(Date.parse(until) - oneMinute);
    await work();
    expect(await isKept(visit)).toBe(true);
    at = new Date(until);
    await work();
    expect(await isKept(visit)).toBe(false);
    expect(await demo.rows("select from visit where id = $1", [visit.id])).toHaveLength(1);
    const [proof] = await demo.rows<{ because: string; erased_by_kind: string }>(
      "select because, erased_by_kind from visitor_erasure where visitor_id = $1",
      [visit.visitorId],
    );
    expect(proof).toEqual({ because: "retention", erased_by_kind: "service" });
    expect(await jobAt()).toBe(0);
  });
});

describe("a person with several visits", () => {
  it("loses the older one and stays for the younger", async () => {
    const visitor = await addVisitor("marta@example.org");
    const old = await addVisit({ visitor, from: "2026-11-01T08:00:00Z", to: "2026-11-01T09:00:00Z" });
    const young = await addVisit({ visitor, from: "2026-11-20T08:00:00Z", to: "2026-11-20T09:00:00Z" });
    at = new Date("2026-12-03T09:00:00Z");
    await work();
    expect(await isKept(old)).toBe(false);
    expect(await isKept(young)).toBe(true);
    expect(await demo.rows("select from visitor_erasure where visitor_id = $1", [visitor])).toEqual([]);
    at = new Date("2026-12-21T09:00:00Z");
    await work();
    expect(await isKept(young)).toBe(false);
    const [person] = await demo.rows<{ name: string; email: string }>("select name, email from visitor where id = $1", [
      visitor,
    ]);
    expect(person).toEqual({ name: "", email: "" });
  });
});

describe("what a site says", () => {
  it("is followed as it is now, also where it is less than before", async () => {
    const visit = await addVisit({ site: "Oslo", from: "2026-12-28T08:00:00Z", to: "2026-12-28T09:00:00Z" });
    at = new Date("2026-12-29T09:00:00Z");
    await work();
    expect(await isKept(visit)).toBe(true);
    await say("Oslo", { retention: 1, photos: 0 });
    await work();
    expect(await isKept(visit)).toBe(false);
  });

  it("holds for pictures on their own, and where none are taken any more they go at once", async () => {
    const visit = await addVisit({ site: "Milan", from: "2026-12-28T08:00:00Z", to: "2026-12-28T09:00:00Z" });
    const take = () =>
      demo.rows("insert into visitor_photo (tenant_id, visit_id, jpeg, taken_at) values ($1, $2, 'x', $3)", [
        tenant,
        visit.id,
        now,
      ]);
    const photos = () => demo.rows("select from visitor_photo where visit_id = $1", [visit.id]);
    await say("Milan", { retention: 10, photos: 2 });
    await take();
    at = new Date("2026-12-30T08:59:00Z");
    await work();
    expect(await photos()).toHaveLength(1);
    at = new Date("2026-12-30T09:00:00Z");
    await work();
    expect(await photos()).toHaveLength(0);
    expect(await isKept(visit)).toBe(true);
    await take();
    await demo.rows("update visit_policy set photos = false where site_id = $1", [sites["Milan"]]);
    await work();
    expect(await photos()).toHaveLength(0);
  });
});

describe("several workers at once", () => {
  it("erase everybody once", async () => {
    const visits = [];
    for (let i = 0; i < 30; i += 1) {
      visits.push(await addVisit({ from: "2027-01-04T08:00:00Z", to: "2027-01-04T09:00:00Z" }));
    }
    at = new Date("2027-03-01T09:00:00Z");
    await Promise.all([work(), work(), work(), work()]);
    for (const visit of visits) expect(await isKept(visit)).toBe(false);
    const ids = visits.map(({ visitorId }) => visitorId);
    expect(await demo.rows("select from visitor_erasure where visitor_id = any($1)", [ids])).toHaveLength(30);
  });

  it("leave alone whom somebody is just inviting again", async () => {
    const visit = await addVisit({ from: "2027-01-05T08:00:00Z", to: "2027-01-05T09:00:00Z" });
    const rival = await demo.database.ownerPool.connect();
    await rival.query("begin");
    await rival.query("select from visitor where id = $1 for update", [visit.visitorId]);
    expect(await jobAt()).toBe(0);
    await rival.query("rollback");
    rival.release();
    await work();
    expect(await isKept(visit)).toBe(false);
  });
});

async function say(site: string, { retention, photos }: { retention: number; photos: number }): Promise<void> {
  await demo.rows(
    `insert into visit_policy (tenant_id, site_id, retention_days, photos, photo_retention_days, created_at, updated_at)
     values ($1, $2, $3, true, $4, $5, $5)
     on conflict (tenant_id, site_id) do update
        set retention_days = excluded.retention_days, photos = true, photo_retention_days = excluded.photo_retention_days`,
    [tenant, sites[site], retention, photos, now],
  );
}
