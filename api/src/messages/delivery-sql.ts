import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { NotificationPreference } from "@magic-meetings/contract/notification-preferences/notification-preference.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { toPreference, type PreferenceColumns } from "../notification-preferences/notification-preference-sql.ts";
import type { ClaimedMessage } from "./claim-messages.ts";

/** Whom a message goes to, and where the bot reaches that person now. */
export interface Receiver {
  entraObjectId: string;
  entraTenantId: string;
  name: string;
  locale: Locale;
  tenantLocale: Locale;
  /** The company that writes. */
  company: string;
  email: string;
  timeZone: string;
  preference: NotificationPreference;
  chat: "open" | "never" | "closed";
  /** Null unless it is open. */
  conversation: Conversation | null;
}

interface ReceiverRow extends PreferenceColumns {
  company: string;
  email: string;
  time_zone: string;
  conversation_status: Conversation["status"] | null;
  name: string;
  locale: Locale;
  tenant_locale: Locale;
  entra_object_id: string;
  entra_tenant_id: string;
  service_url: string | null;
  conversation_id: string;
  bot_id: string;
  channel_user_id: string;
}

const readReceiverOf = sql(
  "message_read_receiver",
  `select u.name, u.locale, u.entra_object_id, t.default_locale as tenant_locale, t.entra_tenant_id,
          t.name as company, u.email, u.time_zone, c.status as conversation_status,
          c.service_url, c.conversation_id, c.bot_id, c.channel_user_id,
          p.routes, p.quiet_from, p.quiet_until, p.digest_at
     from app_user u
     join tenant t on t.id = u.tenant_id
     left join conversation c on c.tenant_id = u.tenant_id and c.user_id = u.id and c.channel = 'teams'
     left join notification_preference p on p.tenant_id = u.tenant_id and p.user_id = u.id
    where u.tenant_id = $1
      and u.id = $2`,
);

export async function readReceiver(
  db: Queries,
  { tenantId, receiverId }: { tenantId: string; receiverId: string },
): Promise<Receiver | undefined> {
  const [row] = await db.query<ReceiverRow>(readReceiverOf, [tenantId, receiverId]);
  return (
    row && {
      entraObjectId: row.entra_object_id,
      entraTenantId: row.entra_tenant_id,
      name: row.name,
      locale: row.locale,
      tenantLocale: row.tenant_locale,
      company: row.company,
      email: row.email,
      timeZone: row.time_zone,
      preference: toPreference(row),
      chat: row.conversation_status === null ? "never" : row.conversation_status === "installed" ? "open" : "closed",
      conversation: toConversation(row),
    }
  );
}

const readPrevious = sql(
  "message_read_previous",
  `select provider_id
     from message_log
    where tenant_id = $1
      and receiver_id = $2
      and channel = $3
      and thread = $4
      and status = 'sent'
      and provider_id is not null
    order by sent_at desc, created_at desc, id desc
    limit 1`,
);

/** The channel's id of what this thread shows now; a newer message takes its place. */
export async function readPreviousProviderId(
  db: Queries,
  {
    tenantId,
    receiverId,
    channel,
    thread,
  }: { tenantId: string; receiverId: string } & Pick<ClaimedMessage, "channel" | "thread">,
): Promise<string | null> {
  const [row] = await db.query<{ provider_id: string }>(readPrevious, [tenantId, receiverId, channel, thread]);
  return row?.provider_id ?? null;
}

/** How a leased message ends its lease. */
export interface Completion {
  tenantId: string;
  message: Pick<ClaimedMessage, "id" | "createdAt" | "fence" | "nextAttemptAt">;
  status: "sent" | "failed" | "pending" | "suppressed";
  reason: string | null;
  providerId: string | null;
  sentAt: Date | null;
  nextAttemptAt: Date;
  /** What the channel was given, or would have been. */
  content: object | null;
  locale: Locale | null;
  templateVersion: number | null;
}

const complete = sql(
  "message_complete",
  `update message_log
      set status = $5,
          reason = $6,
          provider_id = $7,
          sent_at = $8,
          next_attempt_at = $9,
          content = $10,
          locale = $11,
          template_version = $12,
          lease_until = null
    where tenant_id = $1
      and created_at = $2
      and id = $3
      and fence = $4
      and status = 'pending'`,
);

/** False when the lease was lost in the meantime: nothing is changed then. */
export async function completeMessage(db: Queries, completion: Completion): Promise<boolean> {
  const { tenantId, message, status, reason, providerId, sentAt, nextAttemptAt, content } = completion;
  const changed = await db.execute(complete, [
    tenantId,
    message.createdAt,
    message.id,
    message.fence,
    status,
    reason,
    providerId,
    sentAt,
    nextAttemptAt,
    content === null ? null : JSON.stringify(content),
    completion.locale,
    completion.templateVersion,
  ]);
  return changed === 1;
}

function toConversation(row: ReceiverRow): Conversation | null {
  if (row.service_url === null || row.conversation_status !== "installed") return null;
  return {
    entraObjectId: row.entra_object_id,
    channel: "teams",
    serviceUrl: row.service_url,
    conversationId: row.conversation_id,
    botId: row.bot_id,
    channelUserId: row.channel_user_id,
    status: "installed",
  };
}
