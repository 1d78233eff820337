import path from "node:path";
import * as esbuild from "esbuild";
import { withoutTernaries } from "./without-ternaries.ts";

const root = path.resolve(import.meta.dirname, "..");

/** Where the script finds the service; whoever serves it writes the real address in its place. */
export const serviceUrlPlaceholder = "https://service-url.invalid";

/**
 * The script that Outlook runs without a pane: one file in the JavaScript of 2016, because classic Outlook knows no
 * modules, and its older versions neither `await` nor ternaries.
 */
export async function bundleLaunchEvents(): Promise<string> {
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["addin/src/events/main.ts"],
    bundle: true,
    write: false,
    // Shorter syntax would be made of ternaries.
    minifyWhitespace: true,
    minifyIdentifiers: true,
    target: "es2016",
    format: "iife",
    charset: "ascii",
    define: { SERVICE_URL: JSON.stringify(serviceUrlPlaceholder) },
    logLevel: "warning",
  });
  return withoutTernaries(built.outputFiles[0]?.text ?? "");
}
