import type { RoomRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import { businessCalendarJson } from "../places/business-calendar-sql.ts";

/** What booking a room takes, as it is read beside the room. */
export interface RoomTerms {
  setupMinutes: number;
  cleardownMinutes: number;
  noShowMinutes: number;
  approvalNeeded: boolean;
  approverId: string | null;
  /** The site's zone, and its hours where it has any. */
  timeZone: string;
  calendar: BusinessCalendar | null;
  rules: RoomRule[];
  spaceOf: string | null;
  spacePart: string;
}

/** The rules of the room `r` and of the groups that it is in, as JSON. */
export const roomRulesJson = `(
  select coalesce(json_agg(json_build_object('name', q.name, 'terms', q.terms)), '[]')
    from room_rule q
   where q.tenant_id = r.tenant_id
     and q.deleted_at is null
     and (q.room_id = r.id or q.room_group_id in (
       select i.group_id
         from room_group_member i
        where i.tenant_id = r.tenant_id
          and i.room_id = r.id)))`;

/** A room's terms as JSON, from `r` (meeting_room) and `e` (its site), with the holidays around the day. */
export function roomTermsJson(day: string): string {
  return `json_build_object(
    'setupMinutes', r.setup_minutes, 'cleardownMinutes', r.cleardown_minutes, 'noShowMinutes', r.no_show_minutes,
    'approvalNeeded', r.approval_needed, 'approverId', r.approver_id, 'timeZone', e.time_zone,
    'calendar', ${siteCalendarJson(day)}, 'rules', ${roomRulesJson},
    'spaceOf', r.space_of, 'spacePart', r.space_part::text)`;
}

/** The business calendar of the site `e`, or null; holidays from a week before the day to two after. */
export function siteCalendarJson(day: string): string {
  return `(
    select ${businessCalendarJson(day, { before: 7, after: 14 })}
      from business_hours b
     where b.tenant_id = e.tenant_id
       and b.id = e.business_hours_id
       and b.deleted_at is null)`;
}

/** The groups of the user in the SQL expression, as an array. */
export function groupIdsOf(userId: string): string {
  return `array(select i.group_id from user_group_member i where i.tenant_id = $1 and i.user_id = ${userId})`;
}
