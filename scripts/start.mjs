// Starts the built service in this very process: signals reach it directly, and there is nothing to wait for.
import { existsSync } from "node:fs";
import module from "node:module";
import { buildWhenStale } from "./build-when-stale.mjs";

const server = new URL("../dist/server/main.js", import.meta.url);

if (!buildWhenStale() || !existsSync(server)) {
  console.error("Magic Meetings could not be built, so it does not start. The reason stands above.");
  process.exit(1);
}
module.enableCompileCache?.();
process.setSourceMapsEnabled(true);
await import(server.href);
