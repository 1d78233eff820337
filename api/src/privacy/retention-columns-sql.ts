import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";

// How long visitors' data is kept, as SQL over `v` (visit), `s` (its site) and `p` (the site's policy, or none). Days are
// those of the site: what ended at ten is kept until ten so many days later, also where the clocks change in between.

/** From when on a visit is over. Who is still in the house is not forgotten before the next day. */
const over = `greatest(
            upper(v.during), v.left_at, v.arrived_at,
            case when v.status = 'arrived' then v.arrived_at + interval '1 day' end)`;

const until = (days: string) =>
  `((${over} at time zone s.time_zone) + make_interval(days => ${days})) at time zone s.time_zone`;

export const retentionDays = `coalesce(p.retention_days, ${visitPolicyDefaults.retentionDays})`;
const photoDays = `coalesce(p.photo_retention_days, ${visitPolicyDefaults.photoRetentionDays})`;

/** Until when the person's data is kept because of this visit. */
export const keptUntil = until(retentionDays);

/** Until when the visit's picture is kept; where photos are not allowed any more, no longer than that they were. */
export const photoKeptUntil = until(
  `case when coalesce(p.photos, ${visitPolicyDefaults.photos}) then least(${photoDays}, ${retentionDays}) else 0 end`,
);

/** Where the policy comes from. */
export const withPolicy = `
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     left join visit_policy p on p.tenant_id = v.tenant_id and p.site_id = v.site_id and p.deleted_at is null`;
