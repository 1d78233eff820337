import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { locales, type Locale } from "@magic-meetings/contract/identity/identity.ts";
import { errorStatus, Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { inTenant } from "../db/transaction.ts";
import { escapeHtml } from "../mail/escape-html.ts";
import { insertConsentSeen } from "../privacy/consent-text-sql.ts";
import { visitOf, type AuthenticateLink } from "./authenticate-link.ts";
import { readVisitorPage } from "./read-visitor-page.ts";
import { pageFrame, visitAssets } from "./visitor-page-frame.ts";
import { visitorPageSentences } from "./visitor-page-sentences.ts";
import { visitorPageHtml } from "./visitor-page-view.ts";

interface PageDeps {
  pool: Database;
  clock: Clock;
  passCodes: PassCodes;
  authenticateLink: AuthenticateLink;
  /** The built pages' folder; absent: the page stands without its style and script. */
  pagesFolder?: string;
}

const publicly = { config: { access: { public: true } } } as const;

/** Nothing but our own style and script, framed by nobody. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Serves the visitors' pages, each behind its own link; whoever has none gets the same answer whatever he tried. */
export function addVisitorPages(server: FastifyInstance, deps: PageDeps): void {
  server.get("/visit/:link", publicly, async (request, reply) => {
    const { status, html } = await pageFor(request, deps);
    return reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy,
        // The address is the visitor's key: nobody keeps it, nobody is told of it.
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex",
      })
      .send(html);
  });
  const folder = deps.pagesFolder === undefined ? undefined : path.join(deps.pagesFolder, "visit");
  if (folder !== undefined && existsSync(folder)) addAssets(server, folder);
}

function addAssets(server: FastifyInstance, root: string): void {
  void server.register(async (assets) => {
    assets.addHook("onRoute", (route) => {
      route.config = { ...route.config, ...publicly.config };
    });
    await assets.register(fastifyStatic, {
      root,
      prefix: `${visitAssets}/`,
      preCompressed: true,
      cacheControl: false,
      decorateReply: false,
      setHeaders: (reply: { header(name: string, value: string): unknown }) =>
        reply.header("cache-control", "no-cache"),
    });
  });
}

/** The link in the address of a request. */
export function linkOf({ params }: FastifyRequest): string {
  const { link } = params as { link?: unknown };
  return typeof link === "string" ? link : "";
}

async function pageFor(request: FastifyRequest, deps: PageDeps): Promise<{ status: number; html: string }> {
  const locale = wantedLocale(request);
  try {
    const principal = await deps.authenticateLink(linkOf(request), request.ip);
    const { tenantId } = principal;
    const now = deps.clock.now();
    const visitId = visitOf(principal);
    const page = await inTenant(deps.pool, tenantId, async (tx) => {
      const read = await readVisitorPage(tx, { tenantId, visitId, passCodes: deps.passCodes, now, locale });
      const { consent } = read.privacy;
      // Which of the site's texts she has seen, and when first.
      if (consent !== null)
        await insertConsentSeen(tx, { tenantId, visitId, consentTextId: consent.id, now, how: "page" });
      return read;
    });
    return { status: 200, html: visitorPageHtml(page, { now }) };
  } catch (error) {
    if (!(error instanceof Refusal)) request.log.error({ err: error }, "A visitor's page could not be shown");
    const status = error instanceof Refusal ? errorStatus[error.code] : 503;
    return { status, html: problemPage(status, locale ?? acceptedLocale(request)) };
  }
}

/** Says no more than that the link leads nowhere, that there were too many of them, or that it has to wait. */
function problemPage(status: number, locale: Locale): string {
  const say = visitorPageSentences[locale];
  const [title, hint] = status === 404 ? [say.noLink, say.noLinkHint] : [status === 429 ? say.tooMany : say.away, ""];
  const main = `<header><h1>${escapeHtml(title)}</h1>${hint === "" ? "" : `<p>${escapeHtml(hint)}</p>`}</header>`;
  return pageFrame({ locale, title, say, main });
}

function wantedLocale({ query }: FastifyRequest): Locale | undefined {
  const { lang } = query as { lang?: unknown };
  return locales.find((locale) => locale === lang);
}

/** The first language of the browser's that is one of ours. */
function acceptedLocale({ headers }: FastifyRequest): Locale {
  const asked = (headers["accept-language"] ?? "").toLowerCase().split(",");
  const languages = asked
    .map((part) => part.trim().slice(0, 2))
    .map((language) => (language === "no" ? "nb" : language));
  return languages.flatMap((language) => locales.find((locale) => locale === language) ?? [])[0] ?? "en";
}
