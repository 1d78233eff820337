import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What a visitor is told of her data, as a desk shows it. */
export interface DeskConsent {
  id: string;
  locale: Locale;
  /** Its version. */
  number: number;
  content: string;
}

const newest = sql(
  "reception_newest_consents",
  `select distinct on (c.locale) c.id, c.locale, c.number, c.content
     from consent_text c
    where c.tenant_id = $1
      and c.site_id = $2
    order by c.locale, c.number desc`,
);

/** The newest text of a site in each language that it has. */
export function listDeskConsents(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<DeskConsent[]> {
  return db.query<DeskConsent>(newest, [tenantId, siteId]);
}

const ofSite = sql(
  "reception_consent_of_site",
  `select c.id
     from consent_text c
    where c.tenant_id = $1
      and c.site_id = $2
      and c.id = $3`,
);

/** Whether it is, or was, a text of the site. */
export async function isConsentOfSite(
  db: Queries,
  { tenantId, siteId, id }: { tenantId: string; siteId: string; id: string },
): Promise<boolean> {
  return (await db.query(ofSite, [tenantId, siteId, id])).length > 0;
}
