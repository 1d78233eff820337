import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { TemplateChannel, TemplateVersion } from "@magic-meetings/contract/message-templates/message-template.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface KeptTemplate extends RenderedText {
  id: string;
  kind: CardKind;
  channel: TemplateChannel;
  locale: Locale;
  version: number;
  is_deleted: boolean;
  updated_at: Date;
  updated_by: string | null;
}

const list = sql(
  "message_template_list",
  `select t.id, t.kind, t.channel, t.locale, t.title, t.summary, t.version, t.deleted_at is not null as is_deleted,
          t.updated_at, u.name as updated_by
     from message_template t
     left join app_user u on u.tenant_id = t.tenant_id and u.id = t.updated_by
    where t.tenant_id = $1
      and ($2::text is null or t.kind = $2)
      and ($3::text is null or t.channel = $3)`,
);

interface Wanted {
  tenantId: string;
  kind: CardKind | null;
  channel: TemplateChannel | null;
}

/** A company's own words, those that were given up included. */
export function listKeptTemplates(db: Queries, { tenantId, kind, channel }: Wanted): Promise<KeptTemplate[]> {
  return db.query<KeptTemplate>(list, [tenantId, kind, channel]);
}

const put = sql(
  "message_template_put",
  `insert into message_template (
     tenant_id, id, kind, channel, locale, title, summary, created_at, created_by, updated_at, updated_by, version)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9, $10)
   on conflict (tenant_id, kind, channel, locale) do update
      set title = excluded.title,
          summary = excluded.summary,
          updated_at = excluded.updated_at,
          updated_by = excluded.updated_by,
          deleted_at = null,
          version = excluded.version
    where message_template.version < excluded.version
   returning id`,
);

export interface TemplateToPut extends RenderedText {
  tenantId: string;
  /** Used when there is none yet. */
  id: string;
  kind: CardKind;
  channel: TemplateChannel;
  locale: Locale;
  version: number;
  now: Date;
  userId: string | null;
}

/** Gives the template's id; undefined where somebody else saved this version meanwhile. */
export async function putTemplate(db: Queries, template: TemplateToPut): Promise<string | undefined> {
  const { tenantId, id, kind, channel, locale, title, summary, now, userId, version } = template;
  const values = [tenantId, id, kind, channel, locale, title, summary, now, userId, version];
  return (await db.query<{ id: string }>(put, values))[0]?.id;
}

const giveUp = sql(
  "message_template_give_up",
  `update message_template
      set deleted_at = $4,
          updated_at = $4,
          updated_by = $5
    where tenant_id = $1
      and kind = $2
      and channel = $3
      and deleted_at is null`,
);

export async function giveUpTemplates(
  db: Queries,
  given: { tenantId: string; kind: CardKind; channel: TemplateChannel; now: Date; userId: string | null },
): Promise<number> {
  return db.execute(giveUp, [given.tenantId, given.kind, given.channel, given.now, given.userId]);
}

const insertVersion = insertRows("message_template_version", {
  shared: ["tenant_id", "version", "created_at", "created_by"],
  own: ["id", "template_id", "title", "summary"],
});

export function insertTemplateVersions(
  db: Queries,
  { tenantId, version, now, userId }: { tenantId: string; version: number; now: Date; userId: string | null },
  rows: readonly (RenderedText & { id: string; templateId: string })[],
): Promise<void> {
  const values = rows.map(({ id, templateId, title, summary }) => [id, templateId, title, summary]);
  return insertVersion(db, [tenantId, version, now, userId], values);
}

const versions = sql(
  "message_template_versions",
  `select v.version, v.created_at, u.name as created_by, t.locale, v.title, v.summary
     from message_template t
     join message_template_version v on v.tenant_id = t.tenant_id and v.template_id = t.id
     left join app_user u on u.tenant_id = v.tenant_id and u.id = v.created_by
    where t.tenant_id = $1
      and t.kind = $2
      and t.channel = $3
    order by v.version desc, t.locale
    limit 500`,
);

interface VersionRow extends RenderedText {
  version: number;
  created_at: Date;
  created_by: string | null;
  locale: Locale;
}

/** The latest first, each with all of its languages. */
export async function listTemplateVersions(
  db: Queries,
  { tenantId, kind, channel }: { tenantId: string; kind: CardKind; channel: TemplateChannel },
): Promise<TemplateVersion[]> {
  const found = new Map<number, TemplateVersion>();
  for (const row of await db.query<VersionRow>(versions, [tenantId, kind, channel])) {
    const { version, created_at: at, created_by: by, locale, title, summary } = row;
    const before = found.get(version) ?? { version, at: at.toISOString(), by, languages: {} };
    found.set(version, { ...before, languages: { ...before.languages, [locale]: { title, summary } } });
  }
  return [...found.values()];
}

const latestOwn = sql(
  "message_template_latest_own",
  `select id, meeting_id, thread
     from message_log
    where tenant_id = $1
      and receiver_id = $2
      and kind = $3
    order by created_at desc, id desc
    limit 1`,
);

export interface OwnMessage {
  id: string;
  meetingId: string | null;
  thread: string;
}

/** Somebody's latest message of a kind, whatever became of it. */
export async function findLatestOwn(
  db: Queries,
  { tenantId, userId, kind }: { tenantId: string; userId: string; kind: CardKind },
): Promise<OwnMessage | undefined> {
  const [row] = await db.query<{ id: string; meeting_id: string | null; thread: string }>(latestOwn, [
    tenantId,
    userId,
    kind,
  ]);
  return row && { id: row.id, meetingId: row.meeting_id, thread: row.thread };
}
