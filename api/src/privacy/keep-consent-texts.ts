import type { ConsentText, ConsentTextInput } from "@magic-meetings/contract/privacy/consent-text.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { record } from "../places/keep-up.ts";
import { refuseUnlessKeptUp } from "../places/place-policy.ts";
import { findConsentText, insertConsentText, latestConsentNumber, listConsentTexts } from "./consent-text-sql.ts";
import { refuseOtherSites } from "./keep-visit-policy.ts";
import { lockSitePolicy } from "./visit-policy-sql.ts";

/** Says anew what visitors of a site read in a language; what was said before stays for those who have seen it. */
export async function sayConsentText(
  context: CommandContext,
  siteId: string,
  { locale, content }: ConsentTextInput,
): Promise<ConsentText> {
  const { tx, tenantId, principal, now } = context;
  refuseOtherSites(principal, siteId);
  // Two at once are numbered one after the other.
  if ((await lockSitePolicy(tx, { tenantId, siteId })) === undefined) {
    throw new Refusal("not_found", "There is no such site");
  }
  refuseUnlessKeptUp(principal, [siteId]);
  const before = await findConsentText(tx, { tenantId, siteId, locale });
  if (before?.locale === locale && before.content === content) {
    throw new Refusal("conflict", "This is what visitors read already");
  }
  const id = context.newId();
  const number = (await latestConsentNumber(tx, { tenantId, siteId, locale })) + 1;
  await insertConsentText(tx, { tenantId, id, siteId, locale, number, content, now, userId: principal.userId });
  const newValues = { locale, number };
  record(context, { sql: { type: "consent_text" } }, { id, action: "create", siteIds: [siteId], newValues });
  const made = (await listConsentTexts(tx, { tenantId, siteId })).find((text) => text.id === id);
  if (made === undefined) throw new Error("A consent text is not there after it was written");
  return made;
}
