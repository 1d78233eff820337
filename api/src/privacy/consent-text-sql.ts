import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { ConsentText } from "@magic-meetings/contract/privacy/consent-text.ts";
import type { ConsentWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const list = sql(
  "consent_text_list",
  `select c.id, c.site_id as "siteId", c.locale, c.number, c.content, c.created_at as "createdAt", u.id as user_id,
          u.name as user_name,
          c.number = max(c.number) over (partition by c.locale) as current,
          (select count(*)::integer
             from consent_seen s
            where s.tenant_id = c.tenant_id
              and s.consent_text_id = c.id) as seen
     from consent_text c
     left join app_user u on u.tenant_id = c.tenant_id and u.id = c.created_by
    where c.tenant_id = $1
      and c.site_id = $2
    order by c.created_at desc, c.id desc
    limit 500`,
);

type Row = Omit<ConsentText, "createdAt" | "createdBy"> & {
  createdAt: Date;
  user_id: string | null;
  user_name: string | null;
};

/** Every version, the latest first. */
export async function listConsentTexts(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<ConsentText[]> {
  const rows = await db.query<Row>(list, [tenantId, siteId]);
  return rows.map(({ user_id: id, user_name: name, createdAt, ...text }) => ({
    ...text,
    createdAt: createdAt.toISOString(),
    createdBy: id === null ? null : { id, name: name ?? "" },
  }));
}

/** What a visitor reads: its words and which version they are. */
export interface CurrentConsentText {
  id: string;
  locale: Locale;
  number: number;
  content: string;
}

const current = sql(
  "consent_text_current",
  `select c.id, c.locale, c.number, c.content
     from consent_text c
    where c.tenant_id = $1
      and c.site_id = $2
      and c.locale in ($3, 'en')
    order by c.locale = $3 desc, c.number desc
    limit 1`,
);

/** In the visitor's language, else in English; undefined where the site has said neither. */
export async function findConsentText(
  db: Queries,
  { tenantId, siteId, locale }: { tenantId: string; siteId: string; locale: Locale },
): Promise<CurrentConsentText | undefined> {
  return (await db.query<CurrentConsentText>(current, [tenantId, siteId, locale]))[0];
}

const latestNumber = sql(
  "consent_text_latest_number",
  `select coalesce(max(c.number), 0) as number
     from consent_text c
    where c.tenant_id = $1
      and c.site_id = $2
      and c.locale = $3`,
);

export async function latestConsentNumber(
  db: Queries,
  { tenantId, siteId, locale }: { tenantId: string; siteId: string; locale: Locale },
): Promise<number> {
  const rows = await db.query<{ number: number }>(latestNumber, [tenantId, siteId, locale]);
  return rows[0]?.number ?? 0;
}

const insert = sql(
  "consent_text_insert",
  `insert into consent_text (tenant_id, id, site_id, locale, number, content, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export interface NewConsentText extends CurrentConsentText {
  tenantId: string;
  siteId: string;
  now: Date;
  userId: string | null;
}

export async function insertConsentText(db: Queries, text: NewConsentText): Promise<void> {
  const { tenantId, id, siteId, locale, number, content, now, userId } = text;
  await db.execute(insert, [tenantId, id, siteId, locale, number, content, now, userId]);
}

const see = sql(
  "consent_seen_insert",
  `insert into consent_seen (tenant_id, visit_id, consent_text_id, seen_at, how)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, visit_id, consent_text_id) do nothing`,
);

/** The first time counts. */
export async function insertConsentSeen(
  db: Queries,
  seen: { tenantId: string; visitId: string; consentTextId: string; now: Date; how: ConsentWay },
): Promise<void> {
  await db.execute(see, [seen.tenantId, seen.visitId, seen.consentTextId, seen.now, seen.how]);
}
