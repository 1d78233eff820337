import { launchEventScript } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import type { FastifyInstance } from "fastify";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export interface LaunchScriptSettings {
  /** The folder with the built pages. */
  folder: string;
  /** Where clients reach this service; absent: in the demo, where a page's own address is right. */
  publicUrl?: string | undefined;
}

const placeholder = "https://service-url.invalid";

/** The add-in's script with our address in it: classic Outlook runs it without a page, which alone would know it. */
export function addLaunchScript(server: FastifyInstance, { folder, publicUrl }: LaunchScriptSettings): void {
  const file = path.join(folder, launchEventScript);
  if (publicUrl === undefined || !existsSync(file)) return;
  const script = readFileSync(file, "utf8").replaceAll(placeholder, publicUrl);
  server.get(launchEventScript, { config: { access: { public: true } } }, async (_request, reply) =>
    reply.header("content-type", "text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
  );
}
