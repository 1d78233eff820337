import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fillPlaceholders, MissingVariableError, parseEnvFile, zipApp } from "./app-package.ts";
import { root } from "./run-parts.ts";

/** `npm run package -- --env dev` makes the app package for one environment; without it the local one. */
const { values } = parseArgs({ options: { env: { type: "string", default: "local" } } });
const envFile = path.join(root, "env", `.env.${values.env}`);

try {
  const defaults = parseEnvFile(await readFile(envFile, "utf8"));
  const template = await readFile(path.join(root, "appPackage", "manifest.json"), "utf8");
  const zip = zipApp({
    manifest: fillPlaceholders(template, { ...defaults, ...process.env }),
    color: await readFile(path.join(root, "appPackage", "color.png")),
    outline: await readFile(path.join(root, "appPackage", "outline.png")),
  });
  const target = path.join(root, "dist", "magic-meetings-app.zip");
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, zip);
  console.log(`${path.relative(process.cwd(), target)} (${zip.length} bytes) for the environment ${values.env}`);
} catch (error) {
  const unknown = (error as NodeJS.ErrnoException).code === "ENOENT";
  if (!unknown && !(error instanceof MissingVariableError)) throw error;
  console.error(
    unknown
      ? `There is no environment ${values.env}: ${path.relative(root, envFile)} is missing.`
      : (error as Error).message,
  );
  process.exitCode = 1;
}
