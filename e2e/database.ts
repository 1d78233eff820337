import type { Database } from "@magic-meetings/api/db/pool.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";

/** What is really in the database, seen as its owner. Row level security does not bind it, so every answer names its tenant. */
export interface SeenDatabase {
  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export function seeDatabase(url: string): SeenDatabase {
  const pool: Database = createPool({ url, role: undefined, max: 2, applicationName: "journey" });
  return {
    rows: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    close: () => pool.end(),
  };
}

/** Everything that hangs on one meeting. */
export interface WholeMeeting {
  id: string;
  subject: string;
  status: string;
  rooms: { name: string; status: string }[];
  orders: { number: number; status: string; currency: string; total: number }[];
  production: { vendor: string; status: string; lines: string[] }[];
  /** Held and not yet released or posted, in minor units. */
  held: number;
  signals: string[];
  messages: { status: string; attempts: number; provider: string | null; receiver: string }[];
}

/** The one meeting with this subject, with all that was booked, ordered, held and told for it. */
export async function wholeMeeting(database: SeenDatabase, subject: string): Promise<WholeMeeting> {
  const meetings = await database.rows<{ id: string; status: string }>(
    "select id, status from meeting where subject = $1",
    [subject],
  );
  const [meeting] = meetings;
  if (!meeting || meetings.length > 1) throw new Error(`${meetings.length} meetings are called ${subject}`);
  const of = <Row extends object>(text: string) => database.rows<Row>(text, [meeting.id]);
  const [rooms, orders, production, held, signals, messages] = await Promise.all([
    of<WholeMeeting["rooms"][number]>(roomsSql),
    of<WholeMeeting["orders"][number]>(ordersSql),
    of<WholeMeeting["production"][number]>(productionSql),
    of<{ minor: number }>(heldSql),
    of<{ kind: string }>("select kind from signal where meeting_id = $1 order by id"),
    of<WholeMeeting["messages"][number]>(messagesSql),
  ]);
  const kinds = signals.map(({ kind }) => kind);
  return { ...meeting, subject, rooms, orders, production, held: held[0]?.minor ?? 0, signals: kinds, messages };
}

const roomsSql = `
  select r.name, b.status
  from room_booking b
  join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
  where b.meeting_id = $1
  order by b.id`;

const ordersSql = `
  select number::int as number, status, currency, total_minor::int as total
  from service_order
  where meeting_id = $1
  order by number`;

const productionSql = `
  select v.name as vendor, p.status,
    array(
      select l.quantity || ' ' || l.name
      from production_order_line l
      where l.tenant_id = p.tenant_id and l.production_order_id = p.id
      order by l.name
    ) as lines
  from production_order p
  join vendor v on v.tenant_id = p.tenant_id and v.id = p.vendor_id
  where p.meeting_id = $1
  order by v.name`;

const heldSql = `
  select coalesce(sum(case x.kind when 'hold' then t.amount_minor else -t.amount_minor end), 0)::int as minor
  from transfer t
  join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
  join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
  where o.meeting_id = $1`;

const messagesSql = `
  select m.status, m.attempts, m.provider_id as provider, u.name as receiver
  from message_log m
  join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
  where m.meeting_id = $1
  order by m.created_at, m.id`;
