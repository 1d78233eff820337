import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import { writeLink } from "../access-passes/pass-codes.ts";
import { inTenant } from "../db/transaction.ts";
import { readHouseRules } from "../house-rules/house-rule-sql.ts";
import type { ClaimedMessage } from "../messages/claim-messages.ts";
import type { DeliveryDeps } from "../messages/delivery-deps.ts";
import { findVisitorVisit, type VisitorVisit } from "../visitor-pages/visitor-visit-sql.ts";
import { calendarFile } from "./calendar-file.ts";
import { chooseVisitMail, type ToldVisit, type VisitMailKind, type VisitNow } from "./choose-visit-mail.ts";
import { oneLine } from "./escape-html.ts";
import { qrPicture } from "./qr-picture.ts";
import { visitMailContent, type VisitMailFacts } from "./visit-mail-facts.ts";
import { passPicture, visitMailHtml } from "./visit-mail-html.ts";
import { findLastTold } from "./visit-mail-sql.ts";
import { visitMailText } from "./visit-mail-text.ts";

/** A visitor's mail, or why there is none. */
export type PreparedMail =
  { outcome: "ready_mail"; mail: OutgoingMail } | { outcome: "nothing_to_show" | "nothing_new" | "no_address" };

type MailDeps = Pick<DeliveryDeps, "commands" | "clock" | "visitPageUrl">;

interface Asked {
  tenantId: string;
  message: ClaimedMessage & { visitId: string };
}

interface Chosen {
  visit: VisitorVisit;
  told: ToldVisit | null;
  kind: VisitMailKind;
  hasHouseRules: boolean;
}

/** Writes the mail that says what of a visit is not as its visitor was last told; one transaction, reading only. */
export async function prepareVisitMail(deps: MailDeps, asked: Asked): Promise<PreparedMail> {
  const chosen = await choose(deps, asked);
  return "outcome" in chosen ? chosen : { outcome: "ready_mail", mail: write(deps, asked, chosen) };
}

function choose(
  { commands, clock }: MailDeps,
  { tenantId, message: { visitId } }: Asked,
): Promise<Chosen | Exclude<PreparedMail, { outcome: "ready_mail" }>> {
  return inTenant<Chosen | Exclude<PreparedMail, { outcome: "ready_mail" }>>(commands.pool, tenantId, async (tx) => {
    const visit = await findVisitorVisit(tx, { tenantId, visitId });
    if (visit === undefined) return { outcome: "nothing_to_show" };
    const told = await findLastTold(tx, { tenantId, visitId });
    const kind = chooseVisitMail(told, visitNow(visit), clock.now());
    if (kind === null) return { outcome: "nothing_new" };
    if (visit.visitor.email === "") return { outcome: "no_address" };
    const rules = await readHouseRules(tx, { tenantId, siteId: visit.site.id });
    return { visit, told, kind, hasHouseRules: rules.some(({ document }) => document !== "") };
  });
}

function visitNow({ start, end, site, rooms, pass, status }: VisitorVisit): VisitNow {
  return {
    start: start.toISOString(),
    end: end.toISOString(),
    siteId: site.id,
    site: site.name,
    rooms,
    issue: pass?.isActive === true ? pass.issue : null,
    isCancelled: status === "cancelled",
  };
}

function write({ commands, clock, visitPageUrl }: MailDeps, asked: Asked, chosen: Chosen): OutgoingMail {
  const { tenantId, message } = asked;
  const { visit, told, kind } = chosen;
  const codes = visit.pass && { tenantId, passId: visit.pass.id, issue: visit.pass.issue };
  const link = codes && writeLink({ tenantId, token: commands.passCodes.linkTokenOf(codes) });
  const facts = factsOf(chosen, link === null ? "" : visitPageUrl(link));
  const content = visitMailContent(facts);
  const text = visitMailText(content);
  const sequence = (told?.sequence ?? -1) + 1;
  const hasPass = content.pass !== null && codes !== null;
  return {
    messageId: message.id,
    attempt: message.attempts,
    locale: facts.locale,
    fromName: oneLine(visit.company),
    to: { name: oneLine(visit.visitor.name), address: visit.visitor.email },
    replyTo: { name: oneLine(visit.host.name), address: visit.host.email },
    subject: content.subject,
    text,
    html: visitMailHtml(content, facts),
    images: hasPass ? [pictureOf(commands.passCodes.codeOf(codes))] : [],
    calendar: {
      method: kind === "cancelled" ? "CANCEL" : "PUBLISH",
      name: "visit.ics",
      content: calendarOf(visit, { facts, text, sequence, now: clock.now() }),
    },
    content: {
      mail: kind,
      subject: content.subject,
      told: { ...visitNow(visit), issue: visit.pass?.issue ?? 0, sequence },
    },
  };
}

function factsOf({ visit, told, kind, hasHouseRules }: Chosen, pageUrl: string): VisitMailFacts {
  const { visitor, site, host, rooms, pass, policy } = visit;
  const changed = kind === "moved" || kind === "place_changed";
  return {
    kind,
    locale: visitor.locale,
    name: visitor.name,
    company: visit.company,
    subject: visit.subject,
    start: visit.start.toISOString(),
    end: visit.end.toISOString(),
    site,
    rooms,
    host,
    before: changed ? told : null,
    pass: pass && { validFrom: pass.validFrom.toISOString(), validTo: pass.validTo.toISOString() },
    pageUrl,
    hasHouseRules,
    retentionDays: policy.retentionDays ?? visitPolicyDefaults.retentionDays,
  };
}

function calendarOf(
  { id, start, end, site, host, company, subject }: VisitorVisit,
  { facts, text, sequence, now }: { facts: VisitMailFacts; text: string; sequence: number; now: Date },
): string {
  return calendarFile({
    method: facts.kind === "cancelled" ? "CANCEL" : "PUBLISH",
    uid: `visit-${id}@magic-meetings`,
    sequence,
    stamp: now,
    start,
    end,
    timeZone: site.timeZone,
    title: subject === "" ? company : `${subject} (${company})`,
    description: text,
    place: [...facts.rooms, site.name, site.address].filter((part) => part !== "").join(", "),
    url: facts.kind === "cancelled" || facts.pageUrl === "" ? null : facts.pageUrl,
    organizer: host,
  });
}

function pictureOf(code: Buffer) {
  const bytes = qrPicture(qrText(code.toString("base64url")));
  return { cid: passPicture, name: "pass.png", type: "image/png", bytes };
}
