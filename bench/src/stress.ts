import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { setTimeout as delay } from "node:timers/promises";
import { changeEvent } from "@magic-meetings/api/built-in-calendar/open-event.ts";
import { newId } from "@magic-meetings/api/db/new-id.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { inTenant } from "@magic-meetings/api/db/transaction.ts";
import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { runDoctor } from "@magic-meetings/api/doctor/doctor.ts";
import pg from "pg";
import { buildWhenStale } from "../../scripts/build-when-stale.mjs";
import { startBenchServer } from "./bench-database.ts";
import { liftBudgets } from "./bench-meetings-sql.ts";
import { root, startServiceOn } from "./service-process.ts";
import { addStormMeetings, stormMailbox, stormPrefix } from "./storm-meetings.ts";
import { addSubscription, compare, sweepNow, workLeft } from "./stress-sql.ts";
import { randomOf, shuffled } from "./stress-random.ts";
import { startStressWorkers } from "./stress-workers.ts";

// `npm run stress`: a flood of notifications, a calendar in trouble and workers that are killed; afterwards everything
// has to be as the calendar has it. `--size ci` (as it is) or `--size release`, `--seed N`.

interface Size {
  meetings: number;
  /** For how long, and how many notifications a second. */
  seconds: number;
  perSecond: number;
  kills: number;
  /** For how long the calendar does not answer. */
  downSeconds: number;
}

const sizes: Record<"ci" | "release", Size> = {
  ci: { meetings: 20, seconds: 10, perSecond: 50, kills: 12, downSeconds: 4 },
  release: { meetings: 200, seconds: 60, perSecond: 100, kills: 200, downSeconds: 30 },
};
const workers = 3;
const lost = 0.1;
const doubled = 0.3;
const longestMilliseconds = 1_800_000;
const tenantId = demoIds.tenant(nordlys);
const subscriptionId = "stress-subscription";
const secret = "the secret of the stress run";

const { values } = parseArgs({ options: { size: { type: "string" }, seed: { type: "string" } } });
const sizeName = values.size === "release" ? "release" : "ci";
const size = sizes[sizeName];
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!buildWhenStale()) throw new Error("The service cannot be built; the reason stands above.");
process.stdout.write(`Size ${sizeName}, seed ${seed}\n`);
const random = randomOf(seed);

const server = await startBenchServer();
const client = new pg.Client(server.url);
const pool = createPool({ url: server.url, role: "mm_app", max: 8, applicationName: "stress" });
try {
  await (await startServiceOn(server.url)).stop();
  await client.connect();
  await liftBudgets(client, tenantId);
  const storm = await addStormMeetings(server.url, size.meetings);
  await addSubscription(client, { tenantId, mailbox: stormMailbox, subscriptionId, secret });
  const started = Date.now();
  const service = await startServiceOn(server.url);
  const down = { from: started + 5_000, until: started + 5_000 + size.downSeconds * 1_000 };
  const crew = startStressWorkers({ url: server.url, tenantId, down, count: workers, random });
  try {
    const told = await blow(
      service.origin,
      storm.map(({ event }) => event.id ?? ""),
      crew,
    );
    while (crew.kills() < size.kills) await crew.killOne();
    await settle();
    const outcome = await compare(client, tenantId, stormPrefix);
    const findings = await runDoctor(pool, [tenantId]);
    const figures = {
      size: sizeName,
      seed,
      workers,
      ...told,
      kills: crew.kills(),
      seconds: Math.round((Date.now() - started) / 1_000),
      ...outcome,
      doctor: findings.length,
    };
    process.stdout.write(`${tableOf(figures)}\n`);
    for (const { check, subject, detail } of findings) process.stdout.write(`${check} ${subject}: ${detail}\n`);
    await writeFile(path.join(root, "bench/stress.json"), `${JSON.stringify(figures, null, 2)}\n`);
    const { events: _events, ...faults } = outcome;
    const isRight = findings.length === 0 && Object.values(faults).every((count) => count === 0);
    process.stdout.write(
      isRight ? "Everything is as the calendar has it.\n" : "Something is not as the calendar has it.\n",
    );
    process.exitCode = isRight ? 0 : 1;
  } finally {
    await crew.stop();
    await service.stop();
  }
} finally {
  await pool.end();
  await client.end();
  await server.stop();
}

/** Changes events at random and tells of it at a steady pace: some of it never, some twice, none in order. */
async function blow(origin: string, eventIds: string[], crew: ReturnType<typeof startStressWorkers>) {
  const [changed, sent, dropped] = [new Set<string>(), { count: 0 }, { count: 0 }];
  let queue: string[] = [];
  const killsEach = size.kills / size.seconds;
  for (let second = 0; second < size.seconds; second += 1) {
    const began = Date.now();
    for (let index = 0; index < size.perSecond / (1 + doubled); index += 1) {
      const eventId = eventIds[Math.floor(random() * eventIds.length)] ?? "";
      if (index % 4 === 0) await changeAtRandom(eventId);
      changed.add(eventId);
      if (random() < lost) dropped.count += 1;
      else queue.push(eventId, ...(random() < doubled ? [eventId] : []));
    }
    const some = shuffled(queue, random);
    const now = some.slice(0, size.perSecond);
    queue = some.slice(size.perSecond);
    await Promise.all(now.map((eventId) => notify(origin, eventId)));
    sent.count += now.length;
    while (crew.kills() < Math.floor((second + 1) * killsEach) && Date.now() - began < 900) await crew.killOne();
    await delay(Math.max(0, 1_000 - (Date.now() - began)));
  }
  return { notifications: sent.count, lost: dropped.count, changedEvents: changed.size };
}

async function notify(origin: string, eventId: string): Promise<void> {
  const value = [
    { subscriptionId, clientState: secret, changeType: "updated", resource: "x", resourceData: { id: eventId } },
  ];
  const answer = await fetch(`${origin}/graph/notifications`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ value }),
  });
  if (answer.status !== 202) throw new Error(`A notification was answered with ${answer.status}`);
}

/** Earlier or later on its own day, within what every vendor can do, and now and then off for good. */
async function changeAtRandom(eventId: string): Promise<void> {
  const now = new Date();
  const hand = { tenantId, place: { mailbox: stormMailbox, eventId }, now, newId: () => newId(now) };
  const hour = String(9 + Math.floor(random() * 5)).padStart(2, "0");
  const isCancelled = random() < 0.05;
  await inTenant(pool, tenantId, (tx) =>
    changeEvent(tx, hand, (content) => {
      if (content.isCancelled) return content;
      const date = content.start?.dateTime?.slice(0, 10) ?? "";
      const at = (minutes: string) => ({ dateTime: `${date}T${hour}:${minutes}:00`, timeZone: "Europe/Copenhagen" });
      return { ...content, isCancelled, start: at("00"), end: at("45") };
    }),
  );
}

/** What got lost is found by the sweep; then nothing is left to do. */
async function settle(): Promise<void> {
  const deadline = Date.now() + longestMilliseconds;
  for (let round = 0; round < 2; round += 1) {
    await sweepNow(client, tenantId);
    for (;;) {
      const { looks, sweeps } = await workLeft(client, tenantId);
      if (looks + sweeps === 0) break;
      if (Date.now() > deadline) throw new Error(`${looks} looks and ${sweeps} sweeps are left`);
      await delay(250);
    }
  }
}

function tableOf(figures: Record<string, string | number>): string {
  const width = Math.max(...Object.keys(figures).map(({ length }) => length));
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(width)}  ${value}`)
    .join("\n");
}
