import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "../db/migrate.ts";
import { createPool } from "../db/pool.ts";
import { isProcessAlive } from "./process-life.ts";
import { isReachableByOthers } from "./reachable-folder.ts";
import { startEmbeddedPostgres, type StartPostgresOptions } from "./start-postgres.ts";

const root = process.getuid?.() === 0;
const nobody = 65_534;

let folder: string;
let dataDir: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "magic-meetings-launcher-"));
  chmodSync(folder, 0o755);
  dataDir = path.join(folder, "postgres");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown[]> {
  const pool = createPool({ url, role: undefined, max: 1, applicationName: "test" });
  try {
    const { rows } = await pool.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await pool.end();
  }
}

function readPostmaster(): number {
  return Number(readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Another program that starts a server and then does nothing; resolves with its answer: a URL or an error's code. */
async function startElsewhere(
  options: StartPostgresOptions,
  uid?: number,
): Promise<{ program: ChildProcess; answer: string }> {
  const launcher = new URL("start-postgres.ts", import.meta.url).href;
  const script = `
    import { startEmbeddedPostgres } from "${launcher}";
    setInterval(() => undefined, 60_000);
    startEmbeddedPostgres(${JSON.stringify(options)}).then(({ url }) => console.log(url), (error) => console.log(error.code ?? error));`;
  const file = path.join(folder, "program.mts");
  writeFileSync(file, script);
  const loader = import.meta.resolve("tsx");
  const program = spawn(process.execPath, ["--import", loader, file], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, HOME: folder },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const [answer] = (await once(createInterface(program.stdout), "line")) as [string];
  return { program, answer };
}

async function kill(program: ChildProcess): Promise<void> {
  const gone = once(program, "exit");
  program.kill("SIGKILL");
  await gone;
}

describe("the embedded PostgreSQL", () => {
  it("keeps data over a restart, behind a password, and leaves no process", async () => {
    const first = await startEmbeddedPostgres({ dataDir, durable: true });
    await query(first.url, "create table kept as select 42 as answer");
    const postmaster = readPostmaster();
    const stranger = new URL(first.url);
    stranger.password = "guess";
    await expect(query(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
    await first.stop();
    await first.stop();
    expect(isProcessAlive(postmaster)).toBe(false);
    const second = await startEmbeddedPostgres({ dataDir, durable: true });
    await expect(query(second.url, "select answer from kept")).resolves.toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it("lets one program at a time use a data folder", async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    const own = startEmbeddedPostgres({ dataDir, durable: true });
    await expect(own).rejects.toMatchObject({ code: "data_folder_in_use" });
    await expect(own).rejects.toThrow(/^Process \d+ is already using the data folder .*: stop it, or set DATA_DIR/);
    const { program, answer } = await startElsewhere({ dataDir, durable: true });
    expect(answer).toBe("data_folder_in_use");
    await kill(program);
    await server.stop();
  });

  it("takes over the server of a program that was killed", async () => {
    const { program, answer } = await startElsewhere({ dataDir, durable: true });
    await query(answer, "create table kept as select 42 as answer");
    const postmaster = readPostmaster();
    await kill(program);
    const adopted = await startEmbeddedPostgres({ dataDir, durable: true });
    expect(adopted.url).toBe(answer);
    expect(readPostmaster()).toBe(postmaster);
    await expect(query(adopted.url, "select answer from kept")).resolves.toEqual([{ answer: 42 }]);
    await adopted.stop();
    expect(isProcessAlive(postmaster)).toBe(false);
  });

  it("moves such a server to the port that is asked for", async () => {
    const { program, answer } = await startElsewhere({ dataDir, durable: true });
    await kill(program);
    const port = Number(new URL(answer).port) + 1;
    const moved = await startEmbeddedPostgres({ dataDir, durable: true, port });
    expect(new URL(moved.url).port).toBe(String(port));
    await moved.stop();
  });

  it("ends a test server with the program, even one that was killed", async () => {
    const { program } = await startElsewhere({ dataDir, durable: false });
    const postmaster = readPostmaster();
    await kill(program);
    await expect.poll(() => isProcessAlive(postmaster), { timeout: 10_000 }).toBe(false);
  });

  it("works in a folder that only its owner may enter", async () => {
    chmodSync(folder, 0o700);
    for (let start = 0; start < 2; start += 1) {
      const server = await startEmbeddedPostgres({ dataDir, durable: true });
      await query(server.url, "create table if not exists kept (id integer)");
      await server.stop();
    }
    // Root's server cannot enter, so there the folder is a link to one that it can.
    const real = realpathSync(dataDir);
    expect(real === dataDir).toBe(!root);
    if (root) rmSync(path.dirname(real), { recursive: true });
  });

  it("works for an ordinary user (root tries it as nobody)", async () => {
    chmodSync(folder, 0o777);
    const other = root && isReachableByOthers(import.meta.dirname) ? nobody : undefined;
    const { program, answer } = await startElsewhere({ dataDir, durable: false }, other);
    await expect(query(answer, "select 1 as one")).resolves.toEqual([{ one: 1 }]);
    await kill(program);
  });

  it("can be migrated by an owner who makes the service's roles", async () => {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    await query(server.url, "create role keeper login createrole");
    await query(server.url, "create database kept owner keeper");
    const url = new URL(server.url);
    [url.username, url.pathname] = ["keeper", "/kept"];
    const { migrations } = await migrate({ url: url.href, now: new Date() });
    expect(migrations).not.toEqual([]);
    await server.stop();
  });
});

describe("a start that fails says what to do", () => {
  it("when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const failed = startEmbeddedPostgres({ dataDir, durable: false, port });
    await expect(failed).rejects.toMatchObject({ code: "port_taken" });
    await expect(failed).rejects.toThrow(`Port ${port} for the database is taken: stop what uses it`);
    other.close();
  });

  it("when the data folder cannot be written", async () => {
    const failed = startEmbeddedPostgres({ dataDir: "/dev/null/postgres", durable: true });
    await expect(failed).rejects.toMatchObject({ code: "data_folder_not_writable" });
    await expect(failed).rejects.toThrow(/correct its owner, or set DATA_DIR to another folder\.$/);
  });

  it("when the data folder holds something else, and leaves that alone", async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, "letter.txt"), "dear");
    const failed = startEmbeddedPostgres({ dataDir, durable: true });
    await expect(failed).rejects.toMatchObject({ code: "data_folder_not_a_database" });
    expect(readFileSync(path.join(dataDir, "letter.txt"), "utf8")).toBe("dear");
  });

  it("when another PostgreSQL made the data folder", async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, "PG_VERSION"), "12\n");
    const failed = startEmbeddedPostgres({ dataDir, durable: true });
    await expect(failed).rejects.toMatchObject({ code: "data_folder_other_version" });
    await expect(failed).rejects.toThrow("was made by PostgreSQL 12 but the server is");
  });

  it("and frees the folder for the next attempt", async () => {
    mkdirSync(`${dataDir}.unfinished`);
    writeFileSync(path.join(`${dataDir}.unfinished`, "PG_VERSION"), "18\n");
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, "letter.txt"), "dear");
    await expect(startEmbeddedPostgres({ dataDir, durable: true })).rejects.toThrow();
    rmSync(path.join(dataDir, "letter.txt"));
    const server = await startEmbeddedPostgres({ dataDir, durable: true });
    await server.stop();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });
});
