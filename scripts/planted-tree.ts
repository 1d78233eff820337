import { mkdir, mkdtemp, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const npmPackages = [
  "zod",
  "luxon",
  "vitest",
  "pg",
  "fastify",
  "botbuilder",
  "botframework-connector",
  "@microsoft/teams-js",
  "@microsoft/microsoft-graph-types",
  "office-js",
];
const workspaces = ["contract", "api", "bot", "ui", "tabs", "addin", "playground", "main", "bench"];

/** Writes a small copy of the repository's layout into a new temporary folder and returns that folder. */
export async function plantTree(files: Record<string, string>): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "import-rules-")));
  const everything: Record<string, string> = {
    "package.json": JSON.stringify({ name: "planted", type: "module" }),
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        module: "preserve",
        moduleResolution: "bundler",
        jsx: "react-jsx",
        strict: true,
        types: [],
        allowImportingTsExtensions: true,
        noEmit: true,
      },
      include: ["*/src", "*/*.ts", "*.d.ts"],
    }),
    ...Object.fromEntries(npmPackages.flatMap(stubPackage)),
    ...Object.fromEntries(workspaces.map(workspaceManifest)),
    ...files,
  };
  for (const [name, content] of Object.entries(everything)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await mkdir(path.join(folder, "node_modules", "@magic-meetings"), { recursive: true });
  for (const name of workspaces) {
    await symlink(path.join(folder, name), path.join(folder, "node_modules", "@magic-meetings", name));
  }
  return folder;
}

function stubPackage(name: string): [string, string][] {
  const manifest = { name, version: "1.0.0", type: "module", main: "main.js", types: "main.d.ts" };
  return [
    [`node_modules/${name}/package.json`, JSON.stringify(manifest)],
    [`node_modules/${name}/main.js`, "export {};"],
    [`node_modules/${name}/main.d.ts`, "export {};"],
  ];
}

function workspaceManifest(name: string): [string, string] {
  const manifest = { name: `@magic-meetings/${name}`, version: "1.0.0", type: "module", exports: { "./*": "./src/*" } };
  return [`${name}/package.json`, JSON.stringify(manifest)];
}
