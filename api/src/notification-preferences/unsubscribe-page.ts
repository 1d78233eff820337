import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock/clock.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { escapeHtml } from "../mail/escape-html.ts";
import { readUnsubscribeLink, type Unsubscribing } from "../messages/unsubscribe-link.ts";
import { changePreference } from "./change-preference.ts";
import { findLocale, findPreference } from "./notification-preference-sql.ts";
import { unsubscribeWords } from "./unsubscribe-words.ts";

type UnsubscribeDeps = CommandDeps & { clock: Clock };

const publicly = { config: { access: { public: true } }, bodyLimit: 1_000 } as const;

/** One button and nothing else; framed by nobody. */
const policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Where mails that somebody may do without are ended: a page to be asked on, and one request for mail programs (RFC 8058). */
export function addUnsubscribePage(server: FastifyInstance, deps: UnsubscribeDeps): void {
  void server.register(async (page) => {
    page.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
      done(null, body),
    );
    page.get("/unsubscribe/:link", publicly, async (request, reply) => {
      const whose = whoseOf(request, deps);
      const locale = whose && (await localeOf(deps, whose));
      return locale === undefined ? answer(reply, 404, "en", "noLink") : answer(reply, 200, locale, "ask");
    });
    page.post("/unsubscribe/:link", publicly, async (request, reply) => {
      const whose = whoseOf(request, deps);
      const locale = whose && (await localeOf(deps, whose));
      if (whose === undefined || locale === undefined) return answer(reply, 404, "en", "noLink");
      await end(deps, whose, request.id);
      return answer(reply, 200, locale, "done");
    });
  });
}

function whoseOf({ params }: FastifyRequest, { passCodes }: UnsubscribeDeps): Unsubscribing | undefined {
  const { link } = params as { link?: unknown };
  return typeof link === "string" ? readUnsubscribeLink(link, passCodes) : undefined;
}

function localeOf({ pool }: UnsubscribeDeps, { tenantId, userId }: Unsubscribing): Promise<Locale | undefined> {
  return findLocale(tenantReader(pool, tenantId), { tenantId, userId });
}

/** Whoever reads chat goes on being told there; whoever does not is told no more. */
async function end(deps: UnsubscribeDeps, { tenantId, userId, kind }: Unsubscribing, requestId: string): Promise<void> {
  const now = deps.clock.now();
  await runCommand(deps, { principal: jobPrincipal(tenantId), now, requestId }, async (context) => {
    const found = await findPreference(context.tx, { tenantId, userId });
    if (found === undefined) return;
    const { routes, quiet, digestAt, chat } = found;
    const route = chat === "open" ? "teams" : "none";
    await changePreference(context, { userId, preference: { routes: { ...routes, [kind]: route }, quiet, digestAt } });
  });
}

function answer(reply: FastifyReply, status: number, locale: Locale, what: "ask" | "done" | "noLink"): FastifyReply {
  const words = unsubscribeWords[locale];
  const form =
    what === "ask" ? `<form method="post"><button type="submit">${escapeHtml(words.button)}</button></form>` : "";
  const html = `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(words[what])}</title></head>
<body><main><h1>${escapeHtml(words[what])}</h1>${form}</main></body>
</html>
`;
  return reply
    .code(status)
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    })
    .send(html);
}
