import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { pagePolicy, type SecurityHeaderSettings } from "./security-headers.ts";

export interface PagesSettings extends SecurityHeaderSettings {
  /** The folder with the built pages: `tabs`, `addin`, `playground`. */
  folder: string;
  /** What a page outside of Teams needs to sign people in; absent in the demo. */
  signIn?: PageSignIn | undefined;
  /** Where the pages are reached from outside. */
  publicUrl?: (() => string) | undefined;
}

export interface PageSignIn {
  /** For example `https://login.microsoftonline.com`. */
  authority: string;
  clientId: string;
  /** The one tenant whose people sign in, or `organizations`. */
  tenant: string;
  /** For links into Teams. */
  teamsAppId?: string | undefined;
}

const publicly = { config: { access: { public: true } } } as const;
const immutable = "public, max-age=31536000, immutable";

/** Serves the built pages; the playground in the demo only. What vite put a hash into the name of may be kept for ever. */
export async function addPages(server: FastifyInstance, settings: PagesSettings): Promise<void> {
  const { signIn } = settings;
  const policy = pagePolicy({ ...settings, ...(signIn && { authority: signIn.authority }) });
  const names = ["tabs", "addin", ...(settings.demo ? ["playground"] : [])];
  for (const name of names.filter((one) => existsSync(path.join(settings.folder, one)))) {
    await server.register(async (pages) => {
      pages.addHook("onRoute", (route) => {
        route.config = { ...route.config, ...publicly.config };
      });
      await pages.register(fastifyStatic, {
        root: path.join(settings.folder, name),
        prefix: `/${name}/`,
        preCompressed: true,
        cacheControl: false,
        decorateReply: false,
        redirect: false,
        setHeaders(reply, file) {
          reply.header("cache-control", file.includes(`${path.sep}assets${path.sep}`) ? immutable : "no-cache");
          reply.header("content-security-policy", policy);
        },
      });
      pages.get(`/${name}`, async (_request, reply) => reply.redirect(`/${name}/`, 308));
    });
  }
  if (signIn) {
    server.get("/tabs/sign-in.json", publicly, async (_request, reply) =>
      reply.header("cache-control", "no-cache").send(signIn),
    );
  }
  addAllowedLaunchEvents(server, settings);
  addFrontDoor(server, settings);
}

/**
 * Classic Outlook runs the handlers of launch events without a page; whether they may sign in and ask our API it reads
 * here, on the origin of the add-in.
 */
function addAllowedLaunchEvents(server: FastifyInstance, { publicUrl }: PagesSettings): void {
  if (publicUrl === undefined) return;
  server.get("/.well-known/microsoft-officeaddins-allowed.json", publicly, async (_request, reply) =>
    reply.header("cache-control", "no-cache").send({ allowed: [`${publicUrl()}/addin/launch-events.js`] }),
  );
}

function addFrontDoor(server: FastifyInstance, { demo }: PagesSettings): void {
  server.get("/", publicly, async (_request, reply) => {
    if (demo) return reply.redirect("/playground/", 302);
    return reply
      .header("content-type", "text/html; charset=utf-8")
      .send(
        '<!doctype html><html lang="en"><title>Magic Meetings</title><h1>Magic Meetings</h1><p>This service is used from Outlook and Teams.</p></html>',
      );
  });
}
