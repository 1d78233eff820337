import type { CalendarDelegate, DirectoryPerson } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const people = sql(
  "built_in_directory_people",
  `select u.entra_object_id, u.email, u.status, m.entra_object_id as manager_id
     from app_user u
     left join app_user m on m.tenant_id = u.tenant_id and m.id = u.manager_id
    where u.tenant_id = $1
      and u.entra_object_id = any ($2)
      and u.deleted_at is null`,
);

interface PersonRow {
  entra_object_id: string;
  email: string;
  status: string;
  manager_id: string | null;
}

/** People as the company's own list has them: without another directory it is the directory. */
export async function listDirectoryPeople(
  db: Queries,
  { tenantId, entraObjectIds }: { tenantId: string; entraObjectIds: readonly string[] },
): Promise<DirectoryPerson[]> {
  const rows = await db.query<PersonRow>(people, [tenantId, entraObjectIds]);
  return rows.map((row) => ({
    entraObjectId: row.entra_object_id,
    email: row.email.toLowerCase(),
    isEnabled: row.status === "active",
    isShared: false,
    managerId: row.manager_id,
  }));
}

const delegates = sql(
  "built_in_directory_delegates",
  `select d.email
     from calendar_delegate c
     join app_user m on m.tenant_id = c.tenant_id and m.id = c.manager_id
     join app_user d on d.tenant_id = c.tenant_id and d.id = c.delegate_id
    where c.tenant_id = $1
      and c.source = 'calendar'
      and lower(m.email) = $2
    order by d.email`,
);

/** Who may write into somebody's calendar: whoever is known to. */
export async function listCalendarDelegates(
  db: Queries,
  { tenantId, mailbox }: { tenantId: string; mailbox: string },
): Promise<CalendarDelegate[]> {
  const rows = await db.query<{ email: string }>(delegates, [tenantId, mailbox]);
  return rows.map(({ email }) => ({ email: email.toLowerCase(), mayWrite: true }));
}

const mailboxes = sql(
  "built_in_directory_mailboxes",
  `select lower(email) as mailbox
     from app_user
    where tenant_id = $1
      and lower(email) = any ($2)
      and deleted_at is null
    union
   select lower(email)
     from meeting_room
    where tenant_id = $1
      and lower(email) = any ($2)
      and deleted_at is null`,
);

/** Which of these addresses are mailboxes of the company: its people's and its rooms'. */
export async function listMailboxes(
  db: Queries,
  asked: { tenantId: string; mailboxes: readonly string[] },
): Promise<string[]> {
  const rows = await db.query<{ mailbox: string }>(mailboxes, [asked.tenantId, asked.mailboxes]);
  return rows.map(({ mailbox }) => mailbox);
}

const userEmail = sql(
  "built_in_directory_user_email",
  "select lower(email) as mailbox from app_user where tenant_id = $1 and id = $2",
);

export async function findUserEmail(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string | null },
): Promise<string | undefined> {
  const [row] = await db.query<{ mailbox: string }>(userEmail, [tenantId, userId]);
  return row?.mailbox;
}
