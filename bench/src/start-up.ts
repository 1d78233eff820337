import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startEmbeddedPostgres } from "@magic-meetings/api/postgres/start-postgres.ts";
import { startChild } from "./child-process.ts";
import type { Results } from "./results.ts";
import { rounded } from "./statistics.ts";
import { residentMegabytes } from "./resident-memory.ts";
import { startService } from "./service-process.ts";

/** `npm start` on an empty folder and once more, and what the service keeps of the memory when nobody asks anything. */
export async function measureStart(restSeconds: number, results: Results): Promise<void> {
  const bare = await inFolder(startBareTwice);
  const whole = await inFolder(startWholeTwice);
  const memory = await inFolder((dataDir) => memoryAtRest(dataDir, restSeconds));
  results.figures.push(
    startFigure("first", whole.first, bare.first, 10),
    startFigure("second", whole.second, bare.second, 4),
    {
      name: `memory of the service at rest, after ${restSeconds} s`,
      value: memory.service,
      unit: "MB",
      limit: { name: "node that does nothing", value: memory.node },
      target: { atMost: 200 },
    },
  );
  results.reference.push({
    table: "Start",
    columns: ["what", "first s", "second s", "MB at rest"],
    cells: ["npm start", rounded(whole.first), rounded(whole.second), rounded(memory.service)],
  });
}

interface Starts {
  /** In seconds. */
  first: number;
  second: number;
}

function startFigure(which: string, value: number, limit: number, atMost: number): Results["figures"][number] {
  const name = `npm start until it is ready, ${which} time`;
  return { name, value, unit: "s", limit: { name: "its PostgreSQL alone", value: limit }, target: { atMost } };
}

async function startWholeTwice(dataDir: string): Promise<Starts> {
  const once = async () => {
    const service = await startService({ DATA_DIR: dataDir }, ["npm", "start"]);
    await service.stop();
    return service.milliseconds / 1000;
  };
  return { first: await once(), second: await once() };
}

async function startBareTwice(dataDir: string): Promise<Starts> {
  const once = async () => {
    const started = performance.now();
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    const seconds = (performance.now() - started) / 1000;
    await server.stop();
    return seconds;
  };
  return { first: await once(), second: await once() };
}

async function memoryAtRest(dataDir: string, seconds: number): Promise<{ service: number; node: number }> {
  const service = await startService({ DATA_DIR: dataDir });
  const idle = await startChild(
    [process.execPath, "-e", "setInterval(() => {}, 1000); console.log('idle')"],
    /(idle)/,
    {},
  );
  try {
    await delay(seconds * 1000);
    return { service: residentMegabytes(service.pid), node: residentMegabytes(idle.pid) };
  } finally {
    await idle.stop();
    await service.stop();
  }
}

async function inFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-bench-"));
  // Where this runs as root, the database server runs as somebody else and has to get there.
  await chmod(folder, 0o755);
  try {
    return await work(path.join(folder, "data"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
