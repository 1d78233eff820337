import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { MailFailedCardView, MailFailure } from "@magic-meetings/contract/mail/mail-failed.ts";
import { mailFailures } from "@magic-meetings/contract/mail/mail-failed.ts";
import type { ToldVisit } from "./choose-visit-mail.ts";

const hostOf = sql(
  "visit_mail_host",
  `select host_id
     from visit
    where tenant_id = $1
      and id = $2`,
);

/** Who is told of a visit's mails. */
export async function findHost({ tx, tenantId }: CommandContext, visitId: string): Promise<string | undefined> {
  return (await tx.query<{ host_id: string }>(hostOf, [tenantId, visitId]))[0]?.host_id;
}

const lastTold = sql(
  "visit_mail_last_told",
  `select content -> 'told' as told
     from message_log
    where tenant_id = $1
      and visit_id = $2
      and channel = 'email'
      and status = 'sent'
    order by sent_at desc, created_at desc, id desc
    limit 1`,
);

/** What the visitor was told by the last mail that went out; null where none did. */
export async function findLastTold(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<ToldVisit | null> {
  return (await db.query<{ told: ToldVisit | null }>(lastTold, [tenantId, visitId]))[0]?.told ?? null;
}

interface FailedRow {
  visitor: string;
  email: string;
  reason: string;
  site: string;
  time_zone: string;
  starts_at: Date;
  ends_at: Date;
  subject: string;
  meeting_id: string | null;
  host_id: string;
}

const failed = sql(
  "visit_mail_failed",
  `select p.name as visitor, p.email, m.reason, s.name as site, s.time_zone,
          lower(v.during) as starts_at, upper(v.during) as ends_at,
          coalesce(nullif(v.purpose, ''), e.subject, '') as subject, v.meeting_id, v.host_id
     from visit v
     join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     left join meeting e on e.tenant_id = v.tenant_id and e.id = v.meeting_id
     join message_log m on m.tenant_id = v.tenant_id and m.visit_id = v.id
    where v.tenant_id = $1
      and v.id = $2
      and m.status = 'failed'
    order by m.created_at desc, m.id desc
    limit 1`,
);

/** The visit's last mail that did not go out, and whom it concerns; undefined where there is none or the person is erased. */
export async function findFailedMail(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<(MailFailedCardView & { hostId: string }) | undefined> {
  const [row] = await db.query<FailedRow>(failed, [tenantId, visitId]);
  return (
    row && {
      visitId,
      visitor: row.visitor,
      email: row.email,
      failure: failureOf(row.reason),
      site: { name: row.site, timeZone: row.time_zone },
      start: row.starts_at.toISOString(),
      end: row.ends_at.toISOString(),
      subject: row.subject,
      meetingId: row.meeting_id,
      hostId: row.host_id,
    }
  );
}

/** What ended in the end for want of an answer has many reasons and one meaning. */
function failureOf(reason: string): MailFailure {
  return mailFailures.find((known) => known === reason) ?? "not_reached";
}
