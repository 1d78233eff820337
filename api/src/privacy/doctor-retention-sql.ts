import { sql, type Statement } from "../db/statement.ts";
import { keptUntil, photoKeptUntil, withPolicy } from "./retention-columns-sql.ts";

// The job runs every minute; what it has not reached within an hour is not reached. It is compared with the last thing that
// happened, which is the service's own clock: while it was stopped nothing could be erased.

const lastMoment = `(select max(x.at) from signal x where x.tenant_id = $1)`;

const visits = sql(
  "doctor_kept_visits",
  `select v.id as subject, format('should have been erased on %s', ${keptUntil}) as detail
     from visit v
     ${withPolicy}
    where v.tenant_id = $1
      and v.visitor_id is not null
      and ${keptUntil} < ${lastMoment} - interval '1 hour'
    limit $2`,
);

const photos = sql(
  "doctor_kept_photos",
  `select f.visit_id as subject, format('has a picture that should have been deleted on %s', ${photoKeptUntil}) as detail
     from visitor_photo f
     join visit v on v.tenant_id = f.tenant_id and v.id = f.visit_id
     ${withPolicy}
    where f.tenant_id = $1
      and (v.visitor_id is null or ${photoKeptUntil} < ${lastMoment} - interval '1 hour')
    limit $2`,
);

const people = sql(
  "doctor_kept_people",
  `select r.id as subject, 'is known, but expected nowhere' as detail
     from visitor r
    where r.tenant_id = $1
      and r.erased_at is null
      and r.created_at < ${lastMoment} - interval '2 days'
      and not exists (
        select 1
          from visit v
         where v.tenant_id = r.tenant_id
           and v.visitor_id = r.id)
      and not exists (
        select 1
          from series_visitor w
         where w.tenant_id = r.tenant_id
           and w.visitor_id = r.id)
    limit $2`,
);

const leftovers = sql(
  "doctor_erased_visits",
  `select v.id as subject, 'still says something of a person who is erased' as detail
     from visit v
     left join visitor r on r.tenant_id = v.tenant_id and r.id = v.visitor_id
     left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
    where v.tenant_id = $1
      and (v.visitor_id is null or r.erased_at is not null)
      and (v.visitor_id is not null or v.plate <> '' or v.note <> '' or v.purpose <> '' or a.status = 'active')
    limit $2`,
);

/** Nothing of a visitor is kept over its retention, and of who is erased nothing is left. */
export const retentionQueries = {
  visit_over_retention: visits,
  photo_over_retention: photos,
  visitor_without_visit: people,
  erased_visitor_left_something: leftovers,
} satisfies Record<string, Statement>;
