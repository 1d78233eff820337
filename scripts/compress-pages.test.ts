import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { compressPages } from "./compress-pages.ts";

let folder: string;

afterEach(() => rm(folder, { recursive: true, force: true }));

it("puts a smaller copy of the same content beside large text files, in folders below as well", async () => {
  folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-pages-"));
  await mkdir(path.join(folder, "assets"));
  const script = "export const word = 1;\n".repeat(200);
  await writeFile(path.join(folder, "assets", "main.js"), script);
  await writeFile(path.join(folder, "assets", "small.js"), "1");
  await writeFile(path.join(folder, "icon.png"), Buffer.alloc(5000));
  await compressPages(folder);
  const files = await readdir(folder, { recursive: true });
  expect(files.sort()).toEqual([
    "assets",
    "assets/main.js",
    "assets/main.js.br",
    "assets/main.js.gz",
    "assets/small.js",
    "icon.png",
  ]);
  const read = (name: string) => readFile(path.join(folder, "assets", name));
  expect(gunzipSync(await read("main.js.gz")).toString()).toBe(script);
  expect(brotliDecompressSync(await read("main.js.br")).toString()).toBe(script);
  expect((await read("main.js.gz")).length).toBeLessThan(script.length / 5);
});
