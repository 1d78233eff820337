import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ManifestRefused, makeAppPackage } from "./app-package/app-package.ts";
import { AppValuesError, parseEnvFile, readAppValues } from "./app-package/app-values.ts";
import { root } from "./run-parts.ts";

/** `npm run package -- --env dev` makes what is uploaded to Microsoft 365 for one environment; without it the local one. */
const { values: options } = parseArgs({ options: { env: { type: "string", default: "local" } } });
const envFile = path.join(root, "env", `.env.${options.env}`);

try {
  const defaults = parseEnvFile(await readFile(envFile, "utf8"));
  const icon = (name: string) => readFile(path.join(root, "appPackage", `${name}.png`));
  const made = await makeAppPackage(readAppValues({ ...defaults, ...given(process.env) }), {
    color: await icon("color"),
    outline: await icon("outline"),
  });
  const folder = path.join(root, "dist", "app");
  await mkdir(folder, { recursive: true });
  for (const [name, content] of [
    [`magic-meetings-app.${options.env}.zip`, made.zip],
    [`magic-meetings-app.${options.env}.json`, made.manifest],
    [`magic-meetings-outlook.${options.env}.xml`, made.outlookXml],
  ] as const) {
    await writeFile(path.join(folder, name), content);
    console.log(`${path.relative(process.cwd(), path.join(folder, name))} (${content.length} bytes)`);
  }
} catch (error) {
  const unknown = (error as NodeJS.ErrnoException).code === "ENOENT";
  if (!unknown && !(error instanceof AppValuesError) && !(error instanceof ManifestRefused)) throw error;
  console.error(
    unknown
      ? `There is no environment ${options.env}: ${path.relative(root, envFile)} is missing.`
      : (error as Error).message,
  );
  process.exitCode = 1;
}

/** What is set to nothing in the environment does not hide the file's value. */
function given(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
