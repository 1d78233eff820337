import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** More than this, and the day is read whole: it is the smaller answer then. */
const mostNews = 300;

const since = sql(
  "reception_news_since",
  `select g.subject_id as id, false as house, false as whole
     from signal g
    where g.tenant_id = $1
      and g.id > $2
      and g.subject_type = 'visit'
    union
   select v.id, false, false
     from signal g
     join visit v on v.tenant_id = g.tenant_id and v.meeting_id = g.meeting_id
    where g.tenant_id = $1
      and g.id > $2
      and g.subject_type in ('meeting', 'room_booking')
    union
   select v.id, false, false
     from visit v
    where v.tenant_id = $1
      and v.site_id = $3
      and lower(v.during) >= $4
      and lower(v.during) < $5
      and v.updated_at >= $6
    union
   select null, true, false
     from signal g
    where g.tenant_id = $1
      and g.id > $2
      and g.site_id = $3
      and g.subject_type in ('evacuation', 'room_booking')
    union
   select null, false, true
     from signal g
    where g.tenant_id = $1
      and g.id > $2
      and g.subject_type in ('visitor', 'place')
    limit $7`,
  { plan: "each" },
);

interface SinceThen {
  tenantId: string;
  siteId: string;
  /** The smallest id of a signal that may not have been seen, and its moment. */
  after: string;
  afterMoment: Date;
  /** The day. */
  from: Date;
  to: Date;
}

interface Touched {
  /** Visits that may be other than before, or elsewhere. */
  ids: string[];
  /** Evacuations or rooms that were checked in are among it. */
  house: boolean;
  /** More than can be told one by one: persons erased, places changed, or just a lot. */
  whole: boolean;
}

/** What signals tell of since then, and which of the day's visits were written since. */
export async function findTouchedVisits(
  db: Queries,
  { tenantId, siteId, after, afterMoment, from, to }: SinceThen,
): Promise<Touched> {
  const rows = await db.query<{ id: string | null; house: boolean; whole: boolean }>(since, [
    tenantId,
    after,
    siteId,
    from,
    to,
    afterMoment,
    mostNews + 1,
  ]);
  return {
    ids: [...new Set(rows.flatMap(({ id }) => (id === null ? [] : [id])))],
    house: rows.some(({ house }) => house),
    whole: rows.length > mostNews || rows.some(({ whole }) => whole),
  };
}
