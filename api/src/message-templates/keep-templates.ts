import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type {
  MessageTemplateEntry,
  TemplateChannel,
  TemplateLanguages,
} from "@magic-meetings/contract/message-templates/message-template.ts";
import { cardKinds, type CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { builtInTemplates, placeholders } from "../messages/message-template.ts";
import { languageFaults, requiredVariables } from "./check-template.ts";
import {
  giveUpTemplates,
  insertTemplateVersions,
  listKeptTemplates,
  putTemplate,
  type KeptTemplate,
} from "./message-template-upkeep-sql.ts";

export interface WhichTemplate {
  kind: CardKind;
  channel: TemplateChannel;
}

const channels: readonly TemplateChannel[] = ["teams", "email"];

/** Every kind on every channel, with the product's words and the company's. */
export async function listTemplates(db: Queries, tenantId: string): Promise<MessageTemplateEntry[]> {
  const kept = await listKeptTemplates(db, { tenantId, kind: null, channel: null });
  return cardKinds.flatMap((kind) => channels.map((channel) => toEntry({ kind, channel }, kept)));
}

async function findTemplate(db: Queries, tenantId: string, which: WhichTemplate): Promise<MessageTemplateEntry> {
  return toEntry(which, await listKeptTemplates(db, { tenantId, ...which }));
}

function toEntry({ kind, channel }: WhichTemplate, all: readonly KeptTemplate[]): MessageTemplateEntry {
  const kept = all.filter((one) => one.kind === kind && one.channel === channel);
  const present = kept.filter((one) => !one.is_deleted);
  const builtIn = builtInTemplates[kind];
  const own = Object.fromEntries(
    locales.map((locale) => {
      const { title, summary } = present.find((one) => one.locale === locale) ?? builtIn[locale];
      return [locale, { title, summary }];
    }),
  ) as TemplateLanguages;
  const [latest] = [...kept].sort((a, b) => b.updated_at.getTime() - a.updated_at.getTime());
  return {
    kind,
    channel,
    variables: [...placeholders[kind]],
    required: requiredVariables(kind),
    builtIn,
    own: present.length === 0 ? null : own,
    version: Math.max(0, ...kept.map(({ version }) => version)),
    updated: latest === undefined ? null : { at: latest.updated_at.toISOString(), by: latest.updated_by },
  };
}

/** Saves a company's own words in every language; what cannot be filled is refused now and not found out when it is sent. */
export async function saveTemplate(
  context: CommandContext,
  which: WhichTemplate,
  { version: expected, languages }: { version: number; languages: TemplateLanguages },
): Promise<MessageTemplateEntry> {
  const { tx, tenantId, now, principal, newId } = context;
  const { userId } = principal;
  const errors = languageFaults(which.kind, languages);
  if (errors.length > 0) throw new Refusal("invalid", "Some words cannot be filled as they are", { errors });
  const before = await findTemplate(tx, tenantId, which);
  const stale = new Refusal("version_conflict", "Somebody else saved other words meanwhile", {
    currentVersion: before.version,
  });
  if (before.version !== expected) throw stale;
  const version = expected + 1;
  const rows = [];
  for (const locale of locales) {
    const words = languages[locale];
    const templateId = await putTemplate(tx, {
      tenantId,
      id: newId(),
      ...which,
      locale,
      ...words,
      version,
      now,
      userId,
    });
    if (templateId === undefined) throw stale;
    rows.push({ id: newId(), templateId, ...words });
  }
  await insertTemplateVersions(tx, { tenantId, version, now, userId }, rows);
  audit(context, "message_template.save", which, before.own, languages);
  return findTemplate(tx, tenantId, which);
}

/** Back to the words of the product; what there was stays among the versions. */
export async function resetTemplate(context: CommandContext, which: WhichTemplate): Promise<MessageTemplateEntry> {
  const { tx, tenantId, now, principal } = context;
  const before = await findTemplate(tx, tenantId, which);
  if ((await giveUpTemplates(tx, { tenantId, ...which, now, userId: principal.userId })) > 0) {
    audit(context, "message_template.reset", which, before.own, null);
  }
  return findTemplate(tx, tenantId, which);
}

function audit(
  context: CommandContext,
  action: string,
  { kind, channel }: WhichTemplate,
  before: TemplateLanguages | null,
  after: TemplateLanguages | null,
): void {
  context.audit({
    action,
    entityType: "message_template",
    entityId: context.tenantId,
    oldValues: { kind, channel, languages: before },
    newValues: { kind, channel, languages: after },
  });
}
