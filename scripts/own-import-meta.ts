import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "esbuild";

/**
 * Lets every source file keep its own `import.meta.url`, `dirname` and `filename` after bundling, so that a file that
 * reads something beside itself (a migration, a picture) finds it in the bundle as it does in the source.
 */
export function ownImportMeta(outputFolder: string): Plugin {
  return {
    name: "own-import-meta",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const source = await readFile(file, "utf8");
        if (!source.includes("import.meta.")) return undefined;
        return {
          contents: withOwnMeta(source, relativeUrl(outputFolder, file)),
          loader: "ts",
          resolveDir: path.dirname(file),
        };
      });
    },
  };
}

function withOwnMeta(source: string, relative: string): string {
  const toPath = `process.getBuiltinModule("node:url").fileURLToPath`;
  const url = `new URL(${JSON.stringify(relative)}, import.meta.url)`;
  const replacements: Record<string, string> = {
    url: `${url}.href`,
    dirname: `${toPath}(new URL(${JSON.stringify(path.posix.dirname(relative))}, import.meta.url))`,
    filename: `${toPath}(${url})`,
  };
  return source.replaceAll(
    /\bimport\.meta\.(url|dirname|filename)\b/g,
    (whole, name: string) => replacements[name] ?? whole,
  );
}

function relativeUrl(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join("/");
}
