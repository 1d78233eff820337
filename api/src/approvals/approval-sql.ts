import type { ApprovalState, RoomSubject } from "@magic-meetings/contract/approvals/approval.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomBookingStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";
import {
  isDeputy,
  orderAboutOf,
  orderColumns,
  orderJoins,
  type OrderAbout,
  type OrderAboutRow,
} from "./order-about-sql.ts";

interface ApprovalFacts {
  id: string;
  state: ApprovalState;
  reason: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  decidedAt: Date | null;
  approver: { id: string; name: string } | null;
  decidedBy: { id: string; name: string } | null;
  meeting: { id: string; subject: string; organizer: { id: string; name: string; email: string } };
}

/** A room booking that waits. */
export interface RoomApprovalRecord extends ApprovalFacts {
  type: "room_booking";
  booking: {
    id: string;
    status: RoomBookingStatus;
    note: string;
    room: Room;
    site: { id: string; name: string };
    timeZone: string;
    start: Date;
    end: Date;
    headCount: number;
  };
  /** Both are looked for only while it is pending. */
  takenBy: RoomSubject["takenBy"];
  rivals: RoomSubject["rivals"];
}

/** An order, or a change of one, that waits. */
export interface OrderApprovalRecord extends ApprovalFacts, OrderAbout {
  type: "service_order";
}

/** An approval as it stands in the database, with what waits for it. */
export type ApprovalRecord = RoomApprovalRecord | OrderApprovalRecord;

const mostRivals = 10;

/** The meeting's own time of the booking, without its buffers. */
const startOf = (booking: string) => `${booking}.starts_at + make_interval(mins => ${booking}.setup_minutes)`;
const endOf = (booking: string) => `${booking}.ends_at - make_interval(mins => ${booking}.cleardown_minutes)`;

/** True where the other booking `o` wants the space of `k` at its time. */
const meetsSlot = `o.tenant_id = k.tenant_id
      and o.space_id = k.space_id
      and o.space_part && k.space_part
      and o.during && k.during
      and o.id <> k.id`;

const columns = (now: string) => `
  a.id, a.state, a.reason, a.version, a.created_at, a.updated_at, a.decided_at, a.approver_id, p.name as approver_name,
  a.decided_by, d.name as decided_by_name, m.id as meeting_id, m.subject, m.organizer_id, u.name as organizer_name,
  u.email as organizer_email, k.id as booking_id, k.status as booking_status, k.note, ${roomJson} as room,
  s.id as site_id, s.name as site_name, s.time_zone, ${startOf("k")} as starts_at, ${endOf("k")} as ends_at,
  l.head_count,
  case when a.state = 'pending' then (
    select json_build_object('organizer', w.name, 'start', ${startOf("o")}, 'end', ${endOf("o")})
      from room_booking o
      join meeting n on n.tenant_id = o.tenant_id and n.id = o.meeting_id
      join app_user w on w.tenant_id = n.tenant_id and w.id = n.organizer_id
     where ${meetsSlot}
       and o.status in ('provisional', 'confirmed')
     order by o.starts_at, o.id
     limit 1) end as taken_by,
  case when a.state = 'pending' then (
    select coalesce(json_agg(z.rival), '[]')
      from (
        select json_build_object(
                 'organizer', w.name, 'headCount', x.head_count, 'start', ${startOf("o")}, 'end', ${endOf("o")},
                 'askedAt', q.created_at) as rival
          from approval q
          join room_booking o on o.tenant_id = q.tenant_id and o.id = q.room_booking_id
          join meeting_location x on x.tenant_id = o.tenant_id and x.id = o.meeting_location_id
          join meeting n on n.tenant_id = o.tenant_id and n.id = o.meeting_id
          join app_user w on w.tenant_id = n.tenant_id and w.id = n.organizer_id
         where q.tenant_id = a.tenant_id
           and q.state = 'pending'
           and ${meetsSlot}
         order by q.created_at, q.id
         limit ${mostRivals}) z) end as rivals,
  ${orderColumns(now)}`;

const from = `
     from approval a
     left join room_booking k on k.tenant_id = a.tenant_id and k.id = a.room_booking_id
     left join meeting_location l on l.tenant_id = k.tenant_id and l.id = k.meeting_location_id
     left join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     left join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     left join building b on b.tenant_id = f.tenant_id and b.id = f.building_id${orderJoins}
     join site s on s.tenant_id = a.tenant_id and s.id = coalesce(k.site_id, o.site_id)
     join meeting m on m.tenant_id = a.tenant_id and m.id = a.meeting_id
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     left join app_user p on p.tenant_id = a.tenant_id and p.id = a.approver_id
     left join app_user d on d.tenant_id = a.tenant_id and d.id = a.decided_by
    where a.tenant_id = $1`;

const byId = sql("approval_by_id", `select ${columns("$3::timestamptz")} ${from} and a.id = $2`);

/** The approval at `now`, because deputies stand in for a time. */
export async function findApproval(
  db: Queries,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<ApprovalRecord | undefined> {
  return (await db.query<ApprovalRow>(byId, [tenantId, id, now])).map(toRecord)[0];
}

const byOrder = sql(
  "approval_by_order",
  `select ${columns("$3::timestamptz")} ${from} and a.service_order_id = $2 order by a.created_at, a.id`,
);

/** All questions about an order, the oldest first. */
export async function findOrderApprovals(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; now: Date },
): Promise<OrderApprovalRecord[]> {
  const rows = await db.query<ApprovalRow>(byOrder, [args.tenantId, args.serviceOrderId, args.now]);
  return rows.map(toRecord).filter((record) => record.type === "service_order");
}

const byMeeting = sql(
  "approval_by_meeting_orders",
  `select ${columns("$3::timestamptz")}
     ${from}
      and a.meeting_id = $2
      and a.service_order_id is not null
    order by a.created_at, a.id
    limit 100`,
);

/** All questions about the orders of a meeting, the oldest first. */
export async function findMeetingOrderApprovals(
  db: Queries,
  args: { tenantId: string; meetingId: string; now: Date },
): Promise<OrderApprovalRecord[]> {
  const rows = await db.query<ApprovalRow>(byMeeting, [args.tenantId, args.meetingId, args.now]);
  return rows.map(toRecord).filter((record) => record.type === "service_order");
}

/**
 * Of whom the questions are: of a room named after the person, or open to those who look after the site; of an order the
 * account's owner, who stands in for her, and finance once it has gone there. And what the person decided.
 */
const mine = `
      and (k.id is not null and a.approver_id = $2
           or k.id is not null and a.approver_id is null and ($3::uuid[] is null or k.site_id = any($3::uuid[]))
           or c.owner_id = $2
           or c.id is not null and a.created_by is distinct from $2
              and (${isDeputy("$2", "$7::timestamptz")} or a.level = 'finance' and $8::boolean)
           or a.decided_by = $2)`;

const pending = sql(
  "approval_list_pending",
  `select ${columns("$7::timestamptz")}
     ${from}
      and a.state = 'pending'
      ${mine}
      and ($4::timestamptz is null or (a.created_at, a.id) > ($4::timestamptz, $5::uuid))
    order by a.created_at, a.id
    limit $6`,
);

const decided = sql(
  "approval_list_decided",
  `select ${columns("$7::timestamptz")}
     ${from}
      and a.state <> 'pending'
      ${mine}
      and ($4::timestamptz is null or (a.created_at, a.id) < ($4::timestamptz, $5::uuid))
    order by a.created_at desc, a.id desc
    limit $6`,
);

export interface ApprovalList {
  tenantId: string;
  userId: string;
  /** The sites whose rooms the person keeps; null is every site. */
  siteIds: readonly string[] | null;
  /** Decides where a question has gone to finance. */
  isFinance: boolean;
  now: Date;
  state: "pending" | "decided";
  after: [string, string] | undefined;
  limit: number;
}

export async function listApprovals(db: Queries, list: ApprovalList): Promise<ApprovalRecord[]> {
  const { tenantId, userId, siteIds, isFinance, now, state, after, limit } = list;
  const values = [tenantId, userId, siteIds, after?.[0] ?? null, after?.[1] ?? null, limit, now, isFinance];
  return (await db.query<ApprovalRow>(state === "pending" ? pending : decided, values)).map(toRecord);
}

interface ApprovalRow extends OrderAboutRow {
  id: string;
  state: ApprovalState;
  reason: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  decided_at: Date | null;
  approver_id: string | null;
  approver_name: string | null;
  decided_by: string | null;
  decided_by_name: string | null;
  meeting_id: string;
  subject: string;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  booking_id: string;
  booking_status: RoomBookingStatus;
  note: string;
  room: Room;
  starts_at: Date;
  ends_at: Date;
  head_count: number;
  taken_by: RoomSubject["takenBy"];
  rivals: RoomSubject["rivals"] | null;
}

function toRecord(row: ApprovalRow): ApprovalRecord {
  const facts = factsOf(row);
  if (row.service_order !== null) {
    return { type: "service_order", ...facts, ...orderAboutOf(row, row.service_order) };
  }
  return {
    type: "room_booking",
    ...facts,
    booking: {
      id: row.booking_id,
      status: row.booking_status,
      note: row.note,
      room: row.room,
      site: { id: row.site_id, name: row.site_name },
      timeZone: row.time_zone,
      start: row.starts_at,
      end: row.ends_at,
      headCount: row.head_count,
    },
    takenBy: row.taken_by,
    rivals: row.rivals ?? [],
  };
}

function factsOf(row: ApprovalRow): ApprovalFacts {
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    decidedAt: row.decided_at,
    approver: named(row.approver_id, row.approver_name),
    decidedBy: named(row.decided_by, row.decided_by_name),
    meeting: {
      id: row.meeting_id,
      subject: row.subject,
      organizer: { id: row.organizer_id, name: row.organizer_name, email: row.organizer_email },
    },
  };
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
