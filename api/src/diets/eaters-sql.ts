import type { Invited } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import type { SaidDiet } from "@magic-meetings/contract/diets/diet.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Somebody of a meeting with what holds there: what she said for it, else what she said for always. */
export interface Eater extends Invited {
  /** Null: somebody from outside. */
  userId: string | null;
  name: string;
  diet: Pick<SaidDiet, "diets" | "allergens" | "nameForAllergy" | "note"> | null;
}

export interface MeetingEaters {
  organizer: Eater;
  attendees: Eater[];
  siteIds: string[];
  guestsSiteId?: string | null;
}

const dietJson = `(
  select json_build_object('diets', d.diets, 'allergens', d.allergens,
                           'nameForAllergy', d.name_for_allergy, 'note', d.note)
    from diet d
   where d.tenant_id = a.tenant_id
     and d.user_id = a.id
     and (d.meeting_id is null or d.meeting_id = m.id)
   order by d.meeting_id nulls last
   limit 1)`;

const read = sql(
  "diet_eaters",
  `select json_build_object(
            'userId', a.id, 'name', a.name, 'email', a.email, 'homeSiteId', a.home_site_id,
            'response', 'accepted', 'kind', 'required', 'diet', ${dietJson}) as organizer,
          (select coalesce(json_agg(json_build_object(
                    'userId', p.user_id, 'name', coalesce(a.name, p.name), 'email', p.email, 'homeSiteId', a.home_site_id,
                    'response', p.response, 'kind', p.kind, 'diet', ${dietJson}) order by p.name, p.email), '[]')
             from meeting_role p
             left join app_user a on a.tenant_id = p.tenant_id and a.id = p.user_id
            where p.tenant_id = m.tenant_id
              and p.meeting_id = m.id
              and p.role = 'participant') as attendees,
          array(select l.site_id
                  from meeting_location l
                  join site t on t.tenant_id = l.tenant_id and t.id = l.site_id
                 where l.tenant_id = m.tenant_id
                   and l.meeting_id = m.id
                   and l.left_at is null
                 order by t.name) as site_ids,
          (select l.site_id
             from meeting_location l
            where l.tenant_id = m.tenant_id
              and l.meeting_id = m.id
              and l.takes_guests) as guests_site_id
     from meeting m
     join app_user a on a.tenant_id = m.tenant_id and a.id = m.organizer_id
    where m.tenant_id = $1
      and m.id = $2`,
);

export async function readEaters(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<MeetingEaters | undefined> {
  const rows = await db.query<{
    organizer: Eater;
    attendees: Eater[];
    site_ids: string[];
    guests_site_id: string | null;
  }>(read, [tenantId, meetingId]);
  return rows.map((row) => ({
    organizer: row.organizer,
    attendees: row.attendees,
    siteIds: row.site_ids,
    guestsSiteId: row.guests_site_id,
  }))[0];
}
