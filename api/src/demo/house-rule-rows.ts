import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { demoIds, type DemoCompany, type DemoSite } from "./demo-company.ts";
import { demoEpoch, demoId } from "./demo-id.ts";
import { addRow, type DemoRows } from "./demo-rows.ts";

const documents = {
  en: [
    "Please wear your badge where everybody sees it, and hand it in when you leave.",
    "Your host meets you at the reception and stays with you. Photographs only where your host says so.",
    "If the alarm sounds, leave by the nearest exit, use no lift, and wait at the meeting point until you are counted.",
  ],
  da: [
    "Bær dit skilt synligt, og aflevér det, når du går.",
    "Din vært henter dig i receptionen og bliver hos dig. Fotografér kun, hvor din vært siger ja.",
    "Hvis alarmen lyder: gå ud ad den nærmeste udgang, brug ikke elevatoren, og vent ved samlingspunktet, til du er talt.",
  ],
  nb: [
    "Bær skiltet synlig, og lever det inn når du går.",
    "Verten din henter deg i resepsjonen og blir hos deg. Fotografer bare der verten sier ja.",
    "Hvis alarmen går: gå ut gjennom nærmeste utgang, bruk ikke heisen, og vent ved møteplassen til du er talt.",
  ],
  it: [
    "Porti il badge in modo visibile e lo restituisca quando va via.",
    "Chi la ospita la accoglie alla reception e resta con lei. Fotografie solo dove chi la ospita lo consente.",
    "Se suona l’allarme esca dall’uscita più vicina, non usi l’ascensore e attenda al punto di raccolta finché non è stato fatto l’appello.",
  ],
} satisfies Partial<Record<Locale, string[]>>;

const languageOf: Record<DemoSite["country"]["code"], keyof typeof documents> = { DK: "da", NO: "nb", IT: "it" };

/** What visitors agree to at every site, in English and in the site's language. */
export function addHouseRuleRows(rows: DemoRows, company: DemoCompany): void {
  for (const site of company.sites) {
    for (const locale of ["en", languageOf[site.country.code]] as const) {
      addRow(rows, "house_rule", {
        id: demoId(`${company.key}/house-rule/${site.key}/${locale}`),
        site_id: demoIds.site(company, site),
        number: 1,
        locale,
        document: documents[locale].join("\n\n"),
        created_at: demoEpoch,
      });
    }
  }
}
