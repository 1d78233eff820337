import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownImportMeta } from "./own-import-meta.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "own-import-meta-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a bundled file still finds what lies beside its source", async () => {
  const source = path.join(folder, "api", "src", "db", "place.ts");
  await mkdir(path.dirname(source), { recursive: true });
  await writeFile(
    source,
    `export const beside = new URL("./migrations/", import.meta.url).href;
     export const [self, here] = [import.meta.filename, import.meta.dirname];`,
  );
  const outdir = path.join(folder, "dist", "server");
  await esbuild.build({
    entryPoints: { main: source },
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    plugins: [ownImportMeta(outdir)],
  });

  const bundled: unknown = await import(pathToFileURL(path.join(outdir, "main.mjs")).href);

  expect(bundled).toMatchObject({
    beside: pathToFileURL(path.join(path.dirname(source), "migrations")).href + "/",
    self: source,
    here: path.dirname(source),
  });
});
