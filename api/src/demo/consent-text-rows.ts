import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { demoIds, type DemoCompany, type DemoSite } from "./demo-company.ts";
import { demoEpoch, demoId } from "./demo-id.ts";
import { addRow, type DemoRows } from "./demo-rows.ts";

const texts = {
  en: "Your name, company, telephone number and registration plate are seen by your host, the reception and security of this site, and by nobody else. You can erase them at any time on your visitor page.",
  da: "Dit navn, firma, telefonnummer og din nummerplade ses af din vært, receptionen og lokationens sikkerhed og af ingen andre. Du kan når som helst slette dem på din gæsteside.",
  nb: "Navnet ditt, firma, telefonnummer og bilskilt ses av verten din, resepsjonen og stedets sikkerhet, og av ingen andre. Du kan når som helst slette dem på gjestesiden din.",
  it: "Il suo nome, l’azienda, il numero di telefono e la targa sono visibili solo a chi la ospita, alla reception e alla sicurezza della sede. Può cancellarli in ogni momento dalla sua pagina.",
} satisfies Partial<Record<Locale, string>>;

const languageOf: Record<DemoSite["country"]["code"], keyof typeof texts> = { DK: "da", NO: "nb", IT: "it" };

/** What visitors read of their data at every site, in English and in the site's language. */
export function addConsentTextRows(rows: DemoRows, company: DemoCompany): void {
  for (const site of company.sites) {
    for (const locale of ["en", languageOf[site.country.code]] as const) {
      addRow(rows, "consent_text", {
        id: demoId(`${company.key}/consent-text/${site.key}/${locale}`),
        site_id: demoIds.site(company, site),
        number: 1,
        locale,
        content: texts[locale],
        created_at: demoEpoch,
      });
    }
  }
}
