import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

// Where a person's data stands besides her own row, and how it goes from there. Facts that are only added to (signals,
// audit, tries at doors) hold ids and never a person; a test that looks through every column of every table holds all of
// this to it.

/** What is known of a person when her data is erased. */
export interface Traces {
  tenantId: string;
  now: Date;
  visitIds: readonly string[];
  /** The meetings of those visits. */
  meetingIds: readonly string[];
  /** Meetings that are over, from whose invites she is taken. */
  endedMeetingIds: readonly string[];
  name: string;
  /** Empty: she has none. */
  email: string;
}

interface Trace {
  table: string;
  statement: Statement;
  values(traces: Traces): readonly unknown[];
}

/** Cards cut long names off, never before so many characters. */
const shownAtLeast = 60;

/** As JSON writes it inside of a text, and long enough not to be found in other words. */
function inJson(text: string): string | null {
  const shown = [...text].slice(0, shownAtLeast).join("");
  return text.trim().length < 3 ? null : JSON.stringify(shown).slice(1, -1);
}

const named = (column: string, name: string, email: string) =>
  `(strpos(${column}::text, ${name}::text) > 0 or strpos(lower(${column}::text), ${email}::text) > 0)`;

const traces: readonly Trace[] = [
  {
    table: "access_pass",
    statement: sql(
      "erase_access_pass",
      `update access_pass
          set status = 'withdrawn',
              updated_at = $3,
              version = version + 1
        where tenant_id = $1
          and visit_id = any($2::uuid[])
          and status = 'active'`,
    ),
    values: ({ tenantId, visitIds, now }) => [tenantId, visitIds, now],
  },
  {
    table: "visitor_photo",
    statement: sql(
      "erase_visitor_photo",
      `delete from visitor_photo
        where tenant_id = $1
          and visit_id = any($2::uuid[])`,
    ),
    values: ({ tenantId, visitIds }) => [tenantId, visitIds],
  },
  {
    // What is being sent at this moment is not kept afterwards: its lease is lost.
    table: "message_log",
    statement: sql(
      "erase_message_to_visitor",
      `update message_log
          set content = null,
              fence = fence + 1,
              lease_until = null,
              reason = case when status = 'pending' then 'erased' else reason end,
              status = case when status = 'pending' then 'suppressed' else status end
        where tenant_id = $1
          and visit_id = any($2::uuid[])
          and (content is not null or status = 'pending')`,
    ),
    values: ({ tenantId, visitIds }) => [tenantId, visitIds],
  },
  {
    table: "message_log",
    statement: sql(
      "erase_message_about_visit",
      `update message_log
          set content = null,
              fence = fence + 1,
              lease_until = null
        where tenant_id = $1
          and receiver_id is not null
          and (content is not null or lease_until is not null)
          and signal_id in (
            select s.id
              from signal s
             where s.tenant_id = $1
               and s.subject_type in ('visit', 'visitor', 'access_pass')
               and s.subject_id = any($2::uuid[]))`,
    ),
    values: ({ tenantId, visitIds }) => [tenantId, visitIds],
  },
  {
    table: "message_log",
    statement: sql(
      "erase_message_that_names",
      `update message_log
          set content = null
        where tenant_id = $1
          and content is not null
          and meeting_id = any($2::uuid[])
          and ${named("content", "$3", "$4")}`,
    ),
    values: ({ tenantId, meetingIds, name, email }) => [
      tenantId,
      meetingIds,
      inJson(name),
      inJson(email.toLowerCase()),
    ],
  },
  {
    table: "meeting_role",
    statement: sql(
      "erase_meeting_role",
      `update meeting_role
          set name = '',
              email = 'erased-' || id || '@erased.invalid'
        where tenant_id = $1
          and email = $2
          and user_id is null
          and meeting_id = any($3::uuid[])`,
    ),
    values: ({ tenantId, email, endedMeetingIds }) => [tenantId, email === "" ? null : email, endedMeetingIds],
  },
  {
    table: "graph_event",
    statement: sql(
      "erase_graph_event",
      `update graph_event
          set content = jsonb_set(
                content, '{input,attendees}',
                coalesce((select jsonb_agg(a.one)
                            from jsonb_array_elements(content->'input'->'attendees') as a (one)
                           where lower(a.one->>'email') is distinct from $2), '[]'))
        where tenant_id = $1
          and content->'input'->'attendees' @> jsonb_build_array(jsonb_build_object('email', $2::text))
          and (meeting_id = any($3::uuid[])
            or ical_uid in (
                 select m.ical_uid
                   from meeting m
                  where m.tenant_id = $1
                    and m.id = any($3::uuid[]))
            or series_id in (
                 select m.series_id
                   from meeting m
                  where m.tenant_id = $1
                    and m.id = any($3::uuid[])
                    and not exists (
                      select 1
                        from meeting o
                       where o.tenant_id = $1
                         and o.series_id = m.series_id
                         and o.ends_at > $4)))`,
    ),
    values: ({ tenantId, email, endedMeetingIds, now }) => [
      tenantId,
      email === "" ? null : email,
      endedMeetingIds,
      now,
    ],
  },
  {
    table: "calendar_event",
    statement: sql(
      "erase_calendar_event",
      `update calendar_event
          set people = array_remove(people, $2),
              content = jsonb_set(
                content, '{attendees}',
                coalesce((select jsonb_agg(a.one)
                            from jsonb_array_elements(content->'attendees') as a (one)
                           where lower(a.one->'emailAddress'->>'address') is distinct from $2), '[]'))
        where tenant_id = $1
          and ends_at <= $3
          and $2::text = any(people)
          and jsonb_typeof(content->'attendees') = 'array'`,
    ),
    values: ({ tenantId, email, now }) => [tenantId, email === "" ? null : email, now],
  },
  {
    table: "block_list_hit",
    statement: sql(
      "erase_block_list_hit",
      `delete from block_list_hit
        where tenant_id = $1
          and visit_review_id in (
            select r.id
              from visit_review r
             where r.tenant_id = $1
               and r.visit_id = any($2::uuid[]))`,
    ),
    values: ({ tenantId, visitIds }) => [tenantId, visitIds],
  },
  {
    table: "visit_review",
    statement: sql(
      "erase_visit_review",
      `update visit_review
          set note = '',
              updated_at = $3,
              version = version + 1
        where tenant_id = $1
          and visit_id = any($2::uuid[])
          and note <> ''`,
    ),
    values: ({ tenantId, visitIds, now }) => [tenantId, visitIds, now],
  },
  {
    // A request that is repeated is done anew, and finds that the person is gone.
    table: "idempotency_key",
    statement: sql(
      "erase_idempotency_key",
      `delete from idempotency_key
        where tenant_id = $1
          and answer is not null
          and (${named("answer", "$2", "$3")}
            or exists (select 1 from unnest($4::text[]) as v (id) where strpos(answer::text, v.id) > 0))`,
    ),
    values: ({ tenantId, name, email, visitIds }) => [tenantId, inJson(name), inJson(email.toLowerCase()), visitIds],
  },
];

/** Takes a person out of everything besides her own row and her visits; gives the rows by table. */
export async function eraseTraces(db: Queries, found: Traces): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, statement, values } of traces) {
    const rows = await db.execute(statement, values(found));
    if (rows > 0) counts[table] = (counts[table] ?? 0) + rows;
  }
  return counts;
}
