import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { build as buildPages } from "vite";
import { bundleLaunchEvents } from "./bundle-launch-events.ts";
import { compressPages } from "./compress-pages.ts";
import { ownImportMeta } from "./own-import-meta.ts";
import { sourceStamp, stampFile } from "./source-stamp.mjs";

const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");
const pages = ["tabs", "addin", "playground"];

const started = Date.now();
// Taken first: what changes during the build is not in it.
const stamp = sourceStamp();
const missing = ["main/src/main.ts", ...pages.map((name) => `${name}/vite.config.ts`)].filter(
  (file) => !existsSync(path.join(root, file)),
);
for (const file of missing) console.error(`Not built, because ${file} is not there.`);

await rm(stampFile, { force: true });
await mkdir(dist, { recursive: true });
await Promise.all([
  ...(missing.includes("main/src/main.ts") ? [] : [buildServer()]),
  buildVisitPage(),
  ...pages.filter((name) => !missing.includes(`${name}/vite.config.ts`)).map(buildProgram),
]);
await writeFile(stampFile, stamp);
console.error(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);

/** Our workspaces become one file; what comes from npm stays where npm put it. */
async function buildServer(): Promise<void> {
  const folder = path.join(dist, "server");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: "main/src/main.ts", "add-company": "main/src/add-company.ts" },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    sourcemap: true,
    sourcesContent: false,
    logLevel: "warning",
    plugins: [ownImportMeta(folder), npmPackagesStayOutside()],
  });
}

/** The visitor's page is written by the service; its style and its little script are all that is built of it. */
async function buildVisitPage(): Promise<void> {
  const folder = path.join(dist, "visit");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["ui/src/visitor-pages/visit-page.ts", "ui/src/visitor-pages/visit-page.css"],
    outdir: folder,
    bundle: true,
    minify: true,
    target: "es2022",
    format: "esm",
    logLevel: "warning",
  });
  await compressPages(folder);
}

async function buildProgram(name: string): Promise<void> {
  const folder = path.join(root, name);
  await buildPages({
    root: folder,
    configFile: path.join(folder, "vite.config.ts"),
    base: `/${name}/`,
    logLevel: "warn",
    // The sizes that matter are measured by the bench.
    build: { outDir: path.join(dist, name), emptyOutDir: true, chunkSizeWarningLimit: 4_000 },
  });
  if (name === "addin") await writeFile(path.join(dist, name, "launch-events.js"), await bundleLaunchEvents());
  await compressPages(path.join(dist, name));
}

function npmPackagesStayOutside(): esbuild.Plugin {
  return {
    name: "npm-packages-stay-outside",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
        name.startsWith("@magic-meetings/") || path.isAbsolute(name) ? undefined : { path: name, external: true },
      );
    },
  };
}
