import type { ClientBase } from "pg";

/** Moves every event of the storm by an hour in the built-in calendar, and asks to look at each: as one storm. */
export async function moveEvents(client: ClientBase, tenantId: string, prefix: string, now: Date): Promise<void> {
  const values = [tenantId, `${prefix}%`, now];
  const later = (member: string) => `jsonb_build_object(
    'timeZone', content->'${member}'->>'timeZone',
    'dateTime', to_char((content->'${member}'->>'dateTime')::timestamp + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS'))`;
  await client.query(
    `update calendar_event
        set content = content || jsonb_build_object(
              'start', ${later("start")}, 'end', ${later("end")}, 'changeKey', change_key || '-moved'),
            change_key = change_key || '-moved',
            starts_at = starts_at + interval '1 hour',
            ends_at = ends_at + interval '1 hour',
            updated_at = $3
      where tenant_id = $1
        and event_id like $2`,
    values,
  );
  await client.query(
    `insert into event_look (tenant_id, id, mailbox, event_id, because, asked_at, look_at)
     select tenant_id, gen_random_uuid(), mailbox, event_id, 'notification', $3, $3
       from calendar_event
      where tenant_id = $1
        and event_id like $2`,
    values,
  );
}

export async function countWaitingLooks(client: ClientBase, tenantId: string): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    "select count(*)::integer as waiting from event_look where tenant_id = $1",
    [tenantId],
  );
  return rows[0]?.waiting ?? 0;
}

/** What the storm has to have led to: meetings, rooms and lines that are an hour later. */
export async function countMoved(client: ClientBase, tenantId: string, subject: string): Promise<number> {
  const { rows } = await client.query<{ moved: number }>(
    `select count(*)::integer as moved
       from meeting m
       join room_booking k on k.tenant_id = m.tenant_id and k.meeting_id = m.id and k.status = 'confirmed'
      where m.tenant_id = $1
        and m.subject = $2
        and m.starts_at = k.starts_at + make_interval(mins => k.setup_minutes)
        and extract(hour from m.starts_at at time zone m.time_zone) = 11
        and (select count(*)
               from service_order o
               join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
              where o.tenant_id = m.tenant_id
                and o.meeting_id = m.id
                and l.deliver_at >= m.starts_at - interval '15 minutes') = 5`,
    [tenantId, subject],
  );
  return rows[0]?.moved ?? 0;
}

/** Events that were looked at and are as they were seen, numbered from one. */
export async function addSeenEvents(
  client: ClientBase,
  tenantId: string,
  { mailbox, count }: { mailbox: string; count: number },
): Promise<void> {
  await client.query(
    `insert into graph_event (tenant_id, id, mailbox, event_id, change_key, seen_at, content)
     select $1, gen_random_uuid(), $2, 'bench-sweep-' || number, 'key', now(),
            jsonb_build_object('kind', 'single', 'input', jsonb_build_object(
              'start', now() + interval '1 day', 'end', now() + interval '25 hours'))
       from generate_series(1, $3::integer) as numbers (number)`,
    [tenantId, mailbox, count],
  );
}
