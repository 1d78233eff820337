import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { isReachableByOthers } from "./reachable-folder.ts";
import { chooseServerUser, type ServerUser } from "./server-user.ts";

const passwordFile = "magic-meetings.password";

/** The environment of the server's programs: nothing of the person's own, so that it behaves alike everywhere. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const windows = process.env.SYSTEMROOT === undefined ? {} : { SYSTEMROOT: process.env.SYSTEMROOT };
  return { PATH: process.env.PATH, LC_ALL: "C", LANG: "C", HOME: tmpdir(), TZ: "UTC", ...windows };
}

/**
 * Makes sure that there is a folder in which a data folder can be made or found, and returns where it really is:
 * root's server cannot enter a private folder such as /root, so there the data lies elsewhere behind a symbolic link.
 */
export function prepareParentFolder(dataDir: string): string {
  const parent = path.dirname(path.resolve(dataDir));
  try {
    mkdirSync(parent, { recursive: true });
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw notWritable(dataDir, cause);
  }
  const wanted = path.join(parent, path.basename(dataDir));
  if (process.getuid?.() !== 0 || isReachableByOthers(parent))
    return existsSync(wanted) ? realpathSync(wanted) : wanted;
  return linkedFolder(wanted);
}

/** Creates the database cluster unless it is there; an interrupted attempt leaves nothing that looks like one. */
export function ensureCluster(dataDir: string, binaries: PostgresBinaries, durable: boolean): ServerUser {
  const user = chooseServerUser(dataDir);
  if (existsSync(dataDir)) checkAccess(dataDir);
  const version = readVersion(dataDir);
  if (version === undefined) {
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw notADatabase(dataDir);
    createCluster(dataDir, binaries, user, durable);
  } else if (version !== binaries.major) {
    throw otherVersion(dataDir, version, binaries.major);
  }
  return user;
}

/** The superuser's password, or undefined when the cluster trusts whoever reaches its port (tests only). */
export function readPassword(dataDir: string): string | undefined {
  const file = path.join(dataDir, passwordFile);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function createCluster(dataDir: string, binaries: PostgresBinaries, user: ServerUser, durable: boolean): void {
  const unfinished = `${dataDir}.unfinished`;
  const secret = `${dataDir}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
  for (const made of [unfinished, secret]) if (user.uid !== undefined) chownSync(made, user.uid, user.gid ?? user.uid);
  const access = durable ? ["-A", "scram-sha-256", `--pwfile=${secret}`] : ["-A", "trust", "--no-sync"];
  const options = ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C", ...access];
  const made = spawnSync(binaries.initdb, options, { ...user, env: serverEnvironment(), cwd: "/", encoding: "utf8" });
  if (made.status !== 0) throw initdbFailed(dataDir, made.error?.message ?? made.stderr, [unfinished, secret]);
  if (durable) renameSync(secret, path.join(unfinished, passwordFile));
  else rmSync(secret);
  if (existsSync(dataDir)) rmdirSync(dataDir);
  renameSync(unfinished, dataDir);
}

function linkedFolder(wanted: string): string {
  const target = lstatSync(wanted, { throwIfNoEntry: false });
  if (target?.isSymbolicLink() === true && existsSync(wanted)) return realpathSync(wanted);
  if (target?.isDirectory() === true && readdirSync(wanted).length > 0) return wanted;
  if (target?.isSymbolicLink() === true) unlinkSync(wanted);
  if (target?.isDirectory() === true) rmdirSync(wanted);
  const home = mkdtempSync(path.join(firstReachable(["/var/lib", tmpdir(), "/tmp"]), "magic-meetings-"));
  const user = chooseServerUser(home);
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid ?? user.uid);
  const data = path.join(home, "postgres");
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid ?? user.uid);
  symlinkSync(data, wanted);
  return data;
}

function firstReachable(folders: string[]): string {
  const found = folders.find((folder) => existsSync(folder) && isReachableByOthers(folder) && isWritable(folder));
  if (found !== undefined) return found;
  throw notWritable(folders[0] ?? "/", undefined);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkAccess(dataDir: string): void {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw notWritable(dataDir, cause);
  }
}

function readVersion(dataDir: string): number | undefined {
  const file = path.join(dataDir, "PG_VERSION");
  return existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : undefined;
}

function notWritable(dataDir: string, cause: unknown): PostgresStartError {
  return new PostgresStartError(
    "data_folder_not_writable",
    `The data folder ${dataDir} cannot be written by this user: correct its owner, or set DATA_DIR to another folder.`,
    { cause },
  );
}

function notADatabase(dataDir: string): PostgresStartError {
  return new PostgresStartError(
    "data_folder_not_a_database",
    `The data folder ${dataDir} holds files that are not a database: empty it, or set DATA_DIR to another folder.`,
  );
}

function otherVersion(dataDir: string, found: number, expected: number): PostgresStartError {
  return new PostgresStartError(
    "data_folder_other_version",
    `The data folder ${dataDir} was made by PostgreSQL ${found} but the server is ${expected}: set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL ${found}.`,
  );
}

function initdbFailed(dataDir: string, output: string, leftovers: string[]): PostgresStartError {
  leftovers.forEach((leftover) => rmSync(leftover, { recursive: true, force: true }));
  const reason =
    output
      .trim()
      .split("\n")
      .findLast((line) => line.includes("error")) ?? output.trim();
  return new PostgresStartError(
    "initdb_failed",
    `The database in ${dataDir} could not be created (${reason}): check free space and permissions, or set DATA_DIR to another folder.`,
  );
}
