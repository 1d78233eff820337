import { Agent, request } from "node:http";
import pg from "pg";
import { addMeetings, afterBookings } from "./booking.ts";
import type { DataSet } from "./data-set.ts";
import type { Results } from "./results.ts";
import { signIn, startServiceOn } from "./service-process.ts";
import { median, percentile, rounded } from "./statistics.ts";

const rivals = 50;
const hour = 3_600_000;

interface Answer {
  status: number;
  milliseconds: number;
}

/** Fifty people at one room and time, a room a round: one gets it, everybody else is told at once. */
export async function measureRivals(set: DataSet, rounds: number, results: Results): Promise<void> {
  const start = new Date(afterBookings(set) + 6 * hour);
  const meetings = await addMeetings(set, {
    plan: 3,
    count: rivals,
    siteId: set.siteIds[0] ?? "",
    startOf: () => start,
  });
  const rooms = set.roomIds(0).slice(0, rounds);
  const service = await startServiceOn(set.url);
  const agent = new Agent({ keepAlive: true, maxSockets: rivals });
  try {
    const headers = await signIn(service.origin, "anna");
    const answers: Answer[][] = [];
    for (const roomId of rooms) {
      const race = meetings
        .slice(0, rivals)
        .map(({ id }) => post(agent, `${service.origin}/api/v1/meetings/${id}/room-bookings`, { roomId }, headers));
      answers.push(await Promise.all(race));
    }
    addRivalFigures(results, answers, await countDoubles(set, start));
  } finally {
    agent.destroy();
    await service.stop();
  }
}

function addRivalFigures(results: Results, rounds: readonly Answer[][], doubles: number): void {
  const winners = rounds.map((answers) => answers.filter(({ status }) => status === 201).length);
  const wrong = rounds.flat().filter(({ status }) => status !== 201 && status !== 409).length;
  // The first round opens the connections and prepares the statements.
  const times = rounds.slice(1).map((answers) =>
    percentile(
      answers.map(({ milliseconds }) => milliseconds),
      100,
    ),
  );
  const what = `${rivals} rivals for one slot, ${rounds.length} rounds`;
  results.figures.push(
    { name: `${what}: last one answered, median`, value: median(times), unit: "ms" },
    { name: `${what}: last one answered, worst`, value: percentile(times, 100), unit: "ms", target: { atMost: 1000 } },
    {
      name: `${what}: rounds without exactly one winner`,
      value: winners.filter((n) => n !== 1).length,
      unit: "",
      target: { atMost: 0 },
    },
    { name: `${what}: answers besides 201 and 409`, value: wrong, unit: "", target: { atMost: 0 } },
    { name: `${what}: double bookings`, value: doubles, unit: "", target: { atMost: 0 } },
  );
  results.reference.push({
    table: "Rivals for one slot",
    columns: ["rivals", "rounds", "median ms", "worst ms", "double bookings"],
    cells: [rivals, rounds.length, rounded(median(times)), rounded(percentile(times, 100)), doubles],
  });
}

async function countDoubles(set: DataSet, start: Date): Promise<number> {
  const client = new pg.Client(set.url);
  await client.connect();
  try {
    const { rows } = await client.query<{ room_id: string }>(
      `select room_id
         from room_booking
        where tenant_id = $1
          and during @> $2::timestamptz
          and status in ('provisional', 'requested', 'confirmed')
        group by room_id
       having count(*) > 1`,
      [set.tenantId, start],
    );
    return rows.length;
  } finally {
    await client.end();
  }
}

function post(agent: Agent, url: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: "POST", agent, headers: { ...headers, "content-type": "application/json" } },
      (answer) => {
        answer.resume();
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, milliseconds: performance.now() - started }),
        );
      },
    );
    call.once("error", reject);
    call.end(JSON.stringify(body));
  });
}
