import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isBuilt } from "./source-stamp.mjs";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Builds unless `dist` is already what the sources say. Says on standard error what it does and why it could not.
 * @returns {boolean} whether `dist` is up to date now
 */
export function buildWhenStale() {
  if (isBuilt()) return true;
  const tsx = locateTsx();
  if (tsx === undefined) {
    console.error("The tools that build Magic Meetings are not installed: run npm ci.");
    return false;
  }
  console.error("Building Magic Meetings ...");
  const { status } = spawnSync(process.execPath, ["--import", tsx, path.join(root, "scripts", "build.ts")], {
    cwd: root,
    // Whoever asks may be a test: what is built is what ships.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2],
  });
  return status === 0;
}

function locateTsx() {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  } catch {
    return undefined;
  }
}
