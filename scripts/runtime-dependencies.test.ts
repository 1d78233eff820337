import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

interface PackageManifest {
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function readManifest(folder: string): PackageManifest {
  return JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")) as PackageManifest;
}

const workspaces = (readManifest(".").workspaces ?? []).filter((folder) => existsSync(path.join(root, folder)));
const products = workspaces.filter((folder) => folder !== "e2e" && folder !== "bench");

test("every runtime dependency has its reason in decision 7, and every reason its dependency", () => {
  const page = readFileSync(path.join(root, "docs/decisions/0007-runtime-dependencies.md"), "utf8");
  const reasons = [...page.matchAll(/^- `([^`]+)`: \S/gm)].map(([, name]) => name ?? "");
  const names = products.flatMap((folder) => Object.keys(readManifest(folder).dependencies ?? {}));
  const ofOthers = new Set(names.filter((name) => !name.startsWith("@magic-meetings/")));
  expect(reasons.sort()).toEqual([...ofOthers].sort());
});

test("every version is pinned exactly", () => {
  const versions = [".", ...workspaces].flatMap((folder) => {
    const { dependencies, devDependencies } = readManifest(folder);
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
