import { hasPass } from "@magic-meetings/contract/access-passes/pass-validity-rules.ts";
import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { VisitorPageState } from "@magic-meetings/contract/visitor-pages/visitor-page-words.ts";
import type { VisitorPage } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { Queries } from "../db/queries.ts";
import { findAcceptance, readHouseRules, type HouseRule } from "../house-rules/house-rule-sql.ts";
import { findConsentText } from "../privacy/consent-text-sql.ts";
import { findVisitorVisit, type VisitorVisit } from "./visitor-visit-sql.ts";

export interface PageQuestion {
  tenantId: string;
  visitId: string;
  passCodes: PassCodes;
  now: Date;
  /** The language to show it in this time; absent: the visitor's. */
  locale?: Locale | undefined;
}

/** A visit as its visitor sees it. Refuses as for a wrong link where the person is erased. */
export async function readVisitorPage(db: Queries, question: PageQuestion): Promise<VisitorPage> {
  const { tenantId, visitId } = question;
  const visit = await findVisitorVisit(db, { tenantId, visitId });
  if (visit === undefined) throw new Refusal("not_found", "This link leads nowhere");
  const rules = await readHouseRules(db, { tenantId, siteId: visit.site.id });
  const locale = question.locale ?? visit.visitor.locale;
  const rule = ruleFor(rules, locale);
  const accepted = rule && (await findAcceptance(db, { tenantId, visitId, number: rule.number }));
  const consent = await findConsentText(db, { tenantId, siteId: visit.site.id, locale });
  const present = presentVisit(visit, question);
  return {
    ...present,
    locale,
    privacy: {
      ...present.privacy,
      consent: consent === undefined ? null : { id: consent.id, locale: consent.locale, content: consent.content },
    },
    houseRules: rule
      ? {
          number: rule.number,
          locale: rule.locale,
          document: rule.document,
          acceptedAt: accepted?.toISOString() ?? null,
        }
      : null,
  };
}

/** The document in the reader's language, else in English, else in any. */
export function ruleFor(rules: readonly HouseRule[], locale: Locale): HouseRule | undefined {
  const written = rules.filter(({ document }) => document !== "");
  return [locale, "en"].flatMap((wanted) => written.find((rule) => rule.locale === wanted) ?? [])[0] ?? written[0];
}

export function stateOf(visit: VisitorVisit, now: Date): VisitorPageState {
  if (visit.status === "cancelled") return "cancelled";
  if (visit.status === "arrived") return "inside";
  if (visit.status === "left" || visit.status === "no_show" || visit.end <= now) return "over";
  return hasPass(visit) ? "open" : "waiting";
}

function presentVisit(
  visit: VisitorVisit,
  { tenantId, passCodes, now }: PageQuestion,
): Omit<VisitorPage, "houseRules" | "locale" | "privacy"> & { privacy: Omit<VisitorPage["privacy"], "consent"> } {
  const { company, visitor, site, host, rooms, needs, movedFrom } = visit;
  const state = stateOf(visit, now);
  return {
    state,
    company,
    visitor: { name: visitor.name, company: visitor.company, phone: visitor.phone },
    subject: visit.subject,
    start: visit.start.toISOString(),
    end: visit.end.toISOString(),
    movedFrom: movedFrom && { start: movedFrom.start.toISOString(), end: movedFrom.end.toISOString() },
    lateUntil: visit.lateUntil?.toISOString() ?? null,
    site,
    rooms,
    host: { name: host.name, title: host.title, email: host.email },
    needs,
    isConfirmed: visit.status === "confirmed",
    pass: passOf(visit, { tenantId, passCodes, now }),
    privacy: {
      purpose: visit.policy.purpose,
      retentionDays: visit.policy.retentionDays ?? visitPolicyDefaults.retentionDays,
    },
  };
}

function passOf(
  { pass }: VisitorVisit,
  { tenantId, passCodes, now }: Pick<PageQuestion, "tenantId" | "passCodes" | "now">,
): VisitorPage["pass"] {
  if (pass?.isActive !== true || pass.validTo <= now) return null;
  const code = passCodes.codeOf({ tenantId, passId: pass.id, issue: pass.issue });
  return {
    qr: qrText(code.toString("base64url")),
    validFrom: pass.validFrom.toISOString(),
    validTo: pass.validTo.toISOString(),
  };
}
