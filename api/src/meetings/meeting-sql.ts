import type {
  Attendee,
  MeetingLocation,
  MeetingStage,
  MeetingStatus,
} from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { ReleaseReason, RoomBookingStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { roomJson, siteJson } from "../places/place-sql.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";

/** A meeting as it stands in the database, with everything that hangs on it. */
export interface MeetingRecord {
  id: string;
  clientKey: string | null;
  subject: string;
  status: MeetingStatus;
  stage: MeetingStage;
  start: Date;
  end: Date;
  timeZone: string;
  exchangeId: string | null;
  iCalUid: string | null;
  changeKey: string | null;
  /** Null where it is a meeting of its own. */
  series: { id: string; recurrence: Recurrence; originalStart: Date; isException: boolean } | null;
  version: number;
  organizer: { id: string; name: string; email: string };
  delegateIds: string[];
  participantIds: string[];
  locations: MeetingLocation[];
  attendees: (Attendee & { external: boolean })[];
  roomBookings: RoomBookingRecord[];
  serviceOrders: ServiceOrderRecord[];
}

export interface RoomBookingRecord {
  id: string;
  room: Room;
  locationId: string;
  heldFrom: string;
  heldUntil: string;
  setupMinutes: number;
  cleardownMinutes: number;
  status: RoomBookingStatus;
  expiresAt: string | null;
  createdAt: string;
  checkedInAt: string | null;
  noShowMinutes: number;
  releaseReason: ReleaseReason | null;
}

/** A booking as JSON, from `k` (room_booking), `r` (meeting_room), `f` (floor) and `b` (building). */
export const roomBookingJson = `json_build_object(
  'id', k.id, 'room', ${roomJson}, 'locationId', k.meeting_location_id,
  'heldFrom', k.starts_at, 'heldUntil', k.ends_at, 'setupMinutes', k.setup_minutes,
  'cleardownMinutes', k.cleardown_minutes, 'status', k.status, 'expiresAt', k.expires_at, 'createdAt', k.created_at,
  'checkedInAt', k.checked_in_at, 'noShowMinutes', r.no_show_minutes, 'releaseReason', k.release_reason)`;

const columns = `
  m.id, m.client_key, m.subject, m.status, m.stage, m.starts_at, m.ends_at, m.time_zone,
  m.exchange_id, m.ical_uid, m.change_key, m.version,
  m.series_id, m.original_start, m.is_exception,
  (select s.recurrence from meeting_series s where s.tenant_id = m.tenant_id and s.id = m.series_id) as recurrence,
  u.id as organizer_id, u.name as organizer_name, u.email as organizer_email,
  (select coalesce(json_agg(json_build_object(
            'id', l.id, 'headCount', l.head_count, 'chosen', l.chosen, 'headCountChosen', l.head_count_chosen,
            'takesGuests', l.takes_guests, 'site', ${siteJson})
            order by (s.id = u.home_site_id) desc nulls last, s.name), '[]')
     from meeting_location l
     join site s on s.tenant_id = l.tenant_id and s.id = l.site_id
     join country c on c.tenant_id = s.tenant_id and c.id = s.country_id
    where l.tenant_id = m.tenant_id
      and l.meeting_id = m.id
      and l.left_at is null) as locations,
  ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
  (select coalesce(json_agg(json_build_object(
            'role', p.role, 'userId', p.user_id, 'email', p.email, 'name', p.name, 'response', p.response,
            'kind', p.kind, 'external', p.external) order by p.kind desc, p.name, p.email), '[]')
     from meeting_role p
    where p.tenant_id = m.tenant_id
      and p.meeting_id = m.id) as people,
  (select coalesce(json_agg(${roomBookingJson} order by k.starts_at, r.name), '[]')
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where k.tenant_id = m.tenant_id
      and k.meeting_id = m.id
      and k.status in ('provisional', 'requested', 'confirmed')) as room_bookings,
  (select coalesce(json_agg(${serviceOrderJson} order by o.number), '[]')
     from service_order o
    where o.tenant_id = m.tenant_id
      and o.meeting_id = m.id) as service_orders`;

const from = `
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
    where m.tenant_id = $1
      and m.deleted_at is null`;

const byId = sql("meeting_by_id", `select ${columns} ${from} and m.id = $2`);

export async function findMeeting(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<MeetingRecord | undefined> {
  return (await db.query<MeetingRow>(byId, [tenantId, id])).map(toRecord)[0];
}

const lockById = sql(
  "meeting_lock_by_id",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.id = $2
      and m.deleted_at is null
      for no key update of m`,
);

/** The meeting as it stands once its row is locked. */
export async function lockMeeting(
  db: Queries,
  key: { tenantId: string; id: string },
): Promise<MeetingRecord | undefined> {
  await db.query(lockById, [key.tenantId, key.id]);
  return findMeeting(db, key);
}

const lockByIdentity = sql(
  "meeting_lock_by_identity",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.deleted_at is null
      and (m.client_key = $2 or m.exchange_id = $3 or (m.ical_uid = $4 and m.organizer_id = $5))
    order by (m.client_key = $2) desc nulls last, (m.exchange_id = $3) desc nulls last, m.id
    limit 1
      for no key update of m`,
);

export interface MeetingIdentity {
  tenantId: string;
  clientKey: string | null;
  exchangeId: string | null;
  iCalUid: string | null;
  organizerId: string;
}

/** The meeting that an appointment or event is, its row locked: by client key, else Exchange id, else iCalUId of the same organizer. */
export async function lockMeetingByIdentity(db: Queries, identity: MeetingIdentity): Promise<string | undefined> {
  const { tenantId, clientKey, exchangeId, iCalUid, organizerId } = identity;
  const rows = await db.query<{ id: string }>(lockByIdentity, [tenantId, clientKey, exchangeId, iCalUid, organizerId]);
  return rows[0]?.id;
}

interface MeetingRow {
  id: string;
  client_key: string | null;
  subject: string;
  status: MeetingStatus;
  stage: MeetingStage;
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  exchange_id: string | null;
  ical_uid: string | null;
  change_key: string | null;
  series_id: string | null;
  original_start: Date | null;
  is_exception: boolean;
  recurrence: Recurrence | null;
  version: number;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  delegate_ids: string[];
  locations: MeetingLocation[];
  people: (Attendee & { external: boolean; role: string; userId: string | null })[];
  room_bookings: RoomBookingRecord[];
  service_orders: ServiceOrderRecord[];
}

function toRecord(row: MeetingRow): MeetingRecord {
  const idsOf = (...roles: string[]) =>
    row.people.flatMap((person) => (roles.includes(person.role) && person.userId ? [person.userId] : []));
  return {
    id: row.id,
    clientKey: row.client_key,
    subject: row.subject,
    status: row.status,
    stage: row.stage,
    start: row.starts_at,
    end: row.ends_at,
    timeZone: row.time_zone,
    exchangeId: row.exchange_id,
    iCalUid: row.ical_uid,
    changeKey: row.change_key,
    series: seriesOf(row),
    version: row.version,
    organizer: { id: row.organizer_id, name: row.organizer_name, email: row.organizer_email },
    delegateIds: row.delegate_ids,
    participantIds: idsOf("participant", "presenter", "host"),
    locations: row.locations,
    attendees: row.people
      .filter((person) => person.role === "participant")
      .map(({ email, name, response, kind, external }) => ({ email, name, response, kind, external })),
    roomBookings: row.room_bookings,
    serviceOrders: row.service_orders,
  };
}

function seriesOf({ series_id: id, original_start: originalStart, recurrence, is_exception }: MeetingRow) {
  if (id === null || originalStart === null || recurrence === null) return null;
  return { id, recurrence, originalStart, isException: is_exception };
}
