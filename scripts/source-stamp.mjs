import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** What a build is made of. Tests, documents and the database's own files do not ask for a new one. */
const sources = ["contract", "api", "bot", "ui", "tabs", "addin", "playground", "main", "scripts"];
const alone = ["package-lock.json", "tsconfig.base.json"];
const notBuilt = /\.(test|e2e)\.tsx?$|\.sql$|\.md$|\/golden\//;

export const stampFile = path.join(root, "dist", "stamp");

/** A fingerprint of the content of everything that is built, the same on every machine. */
export function sourceStamp() {
  const hash = createHash("sha256");
  for (const file of [...sources.flatMap(filesUnder), ...alone]) {
    const absolute = path.join(root, file);
    if (existsSync(absolute)) hash.update(file).update("\0").update(readFileSync(absolute)).update("\0");
  }
  return hash.digest("hex");
}

/** True when `dist` was built from exactly the sources that are here. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === sourceStamp();
}

/** @param {string} folder */
function filesUnder(folder) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  /** @type {string[]} */
  const files = [];
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules" && entry.name !== "dist") files.push(...filesUnder(name));
    } else if (!notBuilt.test(name)) files.push(name);
  }
  return files.sort();
}
