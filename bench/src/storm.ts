import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { occurrenceMoment } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import pg from "pg";
import { copyDatabase, startBenchServer } from "./bench-database.ts";
import { liftBudgets } from "./bench-meetings-sql.ts";
import { countMoved, countWaitingLooks, moveEvents } from "./bench-storm-sql.ts";
import { openLiveBoard } from "./live-board.ts";
import { openRecordedApi, type RecordedCall } from "./recorded-api.ts";
import { replay } from "./replay.ts";
import type { Results } from "./results.ts";
import { measureSweep } from "./sweep.ts";
import { signIn, startServiceOn, type Service } from "./service-process.ts";
import { median, percentile } from "./statistics.ts";
import { addStormMeetings, stormMailbox, stormPrefix, stormSubject, type StormMeeting } from "./storm-meetings.ts";

const tenantId = demoIds.tenant(nordlys);
const many = 16;
const ratioAtLeast = 0.3;
const mostMillisecondsToScreen = 2000;
const longestToScreenMilliseconds = 60_000;
const pollMilliseconds = 50;
const longestStormMilliseconds = 600_000;

export interface StormSize {
  meetings: number;
  /** Single moves afterwards, and how many of them a second. */
  moves: number;
  perSecond: number;
}

/**
 * Many meetings with a room and an order that move at once: reconciled end to end by the service, against the statements
 * of the same changes straight; then, at a steady pace, from the calendar's notification to the kitchen's screen.
 */
export async function measureStorm({ meetings, moves, perSecond }: StormSize, results: Results): Promise<void> {
  const server = await startBenchServer();
  try {
    // The service migrates and fills the database; it is gone before its database is copied.
    const url = new URL(server.url);
    await (await startServiceOn(url.href)).stop();
    await withClient(url.href, async (client) => {
      await liftBudgets(client, tenantId);
      await measureSweep({ url: url.href, tenantId, owner: client }, results);
    });
    const storm = await addStormMeetings(url.href, meetings);
    const name = url.pathname.slice(1);
    const recorded = await copyDatabase(adminUrl(url), { from: name, to: "bench_storm_recorded" });
    const copy = await copyDatabase(adminUrl(url), { from: name, to: "bench_storm_copy" });
    const calls = await recordMoves(recorded, storm);
    const straight = await replay(copy, calls, many);
    const service = await startServiceOn(url.href);
    try {
      const reconciled = await runStorm(service, url.href, meetings);
      results.figures.push({
        name: `storm of ${meetings} moved meetings with a room and 5 lines: reconciled`,
        value: reconciled,
        unit: "per s",
        limit: { name: "the statements of their commands straight, c16", value: straight.perSecond },
        target: { ratioAtLeast },
      });
      const delays = await moveAtPace(service, storm.slice(0, moves), perSecond);
      results.figures.push({
        name: `a move at ${perSecond} per second, from notification to kitchen screen, p95`,
        value: percentile(delays, 95),
        unit: "ms",
        target: { atMost: mostMillisecondsToScreen },
      });
      const statements = calls.map(({ transactions }) => transactions.reduce((sum, each) => sum + each.statements, 0));
      results.notes["a moved meeting, median statements"] = String(median(statements));
      results.notes["a moved meeting, statements"] = (calls.at(-1)?.sent ?? [])
        .map(({ name: statement, text }) => statement ?? text)
        .join(", ");
      results.notes["from notification to kitchen screen, median ms"] = String(Math.round(median(delays)));
    } finally {
      await service.stop();
    }
  } finally {
    await server.stop();
  }
}

function adminUrl(url: URL): string {
  const admin = new URL(url);
  admin.pathname = "/template1";
  return admin.href;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same moves brought one by one: what their commands say to the database. */
async function recordMoves(url: string, storm: readonly StormMeeting[]): Promise<RecordedCall[]> {
  const api = await openRecordedApi(url);
  try {
    const calls: RecordedCall[] = [];
    for (const { event } of storm) {
      const call = await api.post("/calendar/events", { ...event, ...times(event, 1), changeKey: `${event.id}-2` });
      if (call.status !== 200) throw new Error(`A moved event answered ${call.status}: ${JSON.stringify(call.body)}`);
      calls.push(call);
    }
    return calls;
  } finally {
    await api.close();
  }
}

function times({ start, end }: StormMeeting["event"], hours: number) {
  const later = (moment: typeof start) => ({
    timeZone: moment?.timeZone,
    dateTime: new Date(Date.parse(`${moment?.dateTime}Z`) + hours * 3_600_000).toISOString().slice(0, 19),
  });
  return { start: later(start), end: later(end) };
}

/** Events reconciled a second, from the first look that is done to the last. */
async function runStorm(service: Service, url: string, meetings: number): Promise<number> {
  return withClient(url, async (client) => {
    await moveEvents(client, tenantId, stormPrefix, new Date());
    await wake(service);
    const waiting = () => countWaitingLooks(client, tenantId);
    const deadline = performance.now() + longestStormMilliseconds;
    while ((await waiting()) >= meetings) await pause(deadline);
    const started = performance.now();
    const first = await waiting();
    while ((await waiting()) > 0) await pause(deadline);
    const seconds = (performance.now() - started) / 1000;
    const moved = await countMoved(client, tenantId, stormSubject);
    if (moved !== meetings) throw new Error(`${moved} of ${meetings} meetings followed the storm`);
    return first / seconds;
  });
}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("A move never came to the kitchen's screen")), milliseconds);
  });
  await Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

async function pause(deadline: number): Promise<void> {
  if (performance.now() > deadline) throw new Error("The storm is not over");
  await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
}

/** One move after the other at a steady pace, on a phone; milliseconds until the kitchen's board has read each. */
async function moveAtPace({ origin }: Service, storm: readonly StormMeeting[], perSecond: number): Promise<number[]> {
  const board = await openLiveBoard(origin, await signIn(origin, "elena"));
  try {
    const started = performance.now();
    return await Promise.all(
      storm.map(async ({ event, productionOrderId }, index) => {
        const due = started + (index * 1000) / perSecond;
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
        // Back to where they were: later than the storm took them, a breakfast would not be offered any more.
        const { start, end } = times(event, 0);
        const from = momentOf(start);
        // Deliveries come shortly before or after the begin, and were an hour later until now.
        const seen = board.shows(productionOrderId, ({ deliverAt }) => Date.parse(deliverAt) < from + 1_800_000);
        const asked = performance.now();
        const change = { kind: "move", start: iso(from), end: iso(momentOf(end)) };
        const answer = await fetch(`${origin}/demo/phone/anna/changes`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ mailbox: stormMailbox, eventId: event.id, change }),
        });
        if (!answer.ok) throw new Error(`A phone's move answered ${answer.status}: ${await answer.text()}`);
        await within(seen, longestToScreenMilliseconds);
        return performance.now() - asked;
      }),
    );
  } finally {
    board.close();
  }
}

function momentOf({ dateTime, timeZone }: ReturnType<typeof times>["start"]): number {
  return occurrenceMoment(dateTime.slice(0, 10), dateTime.slice(11, 16), timeZone ?? "UTC").getTime();
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Anything that is done for the company lets its worker look. */
async function wake({ origin }: Service): Promise<void> {
  const headers = { ...(await signIn(origin, "anna")), "content-type": "application/json" };
  const start = new Date(Date.now() + 3_600_000);
  await fetch(`${origin}/api/v1/meetings/by-key/bench-storm-wakes-up`, {
    method: "PUT",
    headers,
    body: JSON.stringify({
      subject: "Wake",
      start: start.toISOString(),
      end: new Date(start.getTime() + 1_800_000).toISOString(),
      timeZone: "UTC",
      attendees: [],
    }),
  });
}
