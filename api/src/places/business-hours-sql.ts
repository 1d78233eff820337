import type { BusinessHours, Holiday } from "@magic-meetings/contract/places/business-hours.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { maintainedSql } from "./maintained-sql.ts";
import { maintainedJson } from "./site-sql.ts";

export interface BusinessHoursValues {
  name: string;
  timeZone: string;
}

export type BusinessHoursItem = Omit<BusinessHours, "holidays" | "sites" | "vendors">;

/** Those of the sites that open by them; what vendors open by, and what nobody does, is the whole company's. */
const sitesOf = (hours: string) => `case when exists (
              select from vendor v where v.tenant_id = t.tenant_id and v.business_hours_id = ${hours})
            then '{}'::uuid[] else array(
              select s.id from site s where s.tenant_id = t.tenant_id and s.business_hours_id = ${hours}) end`;

const itemFields = `${maintainedJson}, 'name', t.name, 'timeZone', t.time_zone,
            'days', (select coalesce(json_agg(json_build_object(
                              'weekday', d.weekday, 'opens', to_char(d.opens, 'HH24:MI'),
                              'closes', to_char(d.closes, 'HH24:MI')) order by d.weekday, d.opens), '[]')
                       from business_hours_day d
                      where d.tenant_id = t.tenant_id
                        and d.business_hours_id = t.id)`;

export const businessHoursSql = maintainedSql<BusinessHoursValues, BusinessHoursItem, BusinessHours>({
  type: "business_hours",
  table: "business_hours",
  item: `json_build_object(${itemFields})`,
  detail: `json_build_object(
            ${itemFields},
            'holidays', (select coalesce(json_agg(json_build_object(
                                  'id', h.id, 'version', h.version, 'day', h.day, 'name', h.name,
                                  'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI'))
                                  order by h.day), '[]')
                           from holiday h
                          where h.tenant_id = t.tenant_id
                            and h.business_hours_id = t.id
                            and h.deleted_at is null),
            'sites', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
                        from site s
                       where s.tenant_id = t.tenant_id
                         and s.business_hours_id = t.id
                         and s.deleted_at is null),
            'vendors', (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name) order by v.name), '[]')
                          from vendor v
                         where v.tenant_id = t.tenant_id
                           and v.business_hours_id = t.id
                           and v.deleted_at is null))`,
  siteIds: sitesOf("t.id"),
  sort: "t.name",
  columns: { name: { column: "name" }, timeZone: { column: "time_zone" } },
});

export interface HolidayValues {
  businessHoursId: string;
  day: string;
  name: string;
  opens: string | null;
  closes: string | null;
}

export const holidaySql = maintainedSql<HolidayValues, Holiday, Holiday>({
  type: "holiday",
  table: "holiday",
  joins: "join business_hours b on b.tenant_id = t.tenant_id and b.id = t.business_hours_id",
  item: `json_build_object(
            ${maintainedJson}, 'day', t.day, 'name', t.name,
            'opens', to_char(t.opens, 'HH24:MI'), 'closes', to_char(t.closes, 'HH24:MI'),
            'businessHours', json_build_object('id', b.id, 'name', b.name))`,
  siteIds: sitesOf("t.business_hours_id"),
  sort: "to_char(t.day, 'YYYY-MM-DD')",
  columns: {
    businessHoursId: { column: "business_hours_id" },
    day: { column: "day" },
    name: { column: "name" },
    opens: { column: "opens", read: "to_char(t.opens, 'HH24:MI')" },
    closes: { column: "closes", read: "to_char(t.closes, 'HH24:MI')" },
  },
  filters: { businessHours: "t.business_hours_id = ?" },
  taken: { where: "t.business_hours_id = $3 and t.day = $4::date", fields: ["businessHoursId", "day"] },
});

const sitesOfHours = sql(
  "business_hours_sites",
  `select ${sitesOf("t.id")} as site_ids
     from business_hours t
    where t.tenant_id = $1
      and t.id = $2`,
);

export async function findSitesOfHours(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<string[]> {
  return (await db.query<{ site_ids: string[] }>(sitesOfHours, [tenantId, id]))[0]?.site_ids ?? [];
}

export interface HoursOfDay {
  weekday: number;
  opens: string;
  closes: string;
}

const listDays = sql(
  "business_hours_day_list",
  `select d.weekday, to_char(d.opens, 'HH24:MI') as opens, to_char(d.closes, 'HH24:MI') as closes
     from business_hours_day d
    where d.tenant_id = $1
      and d.business_hours_id = $2
    order by d.weekday, d.opens`,
);

interface OfHours {
  tenantId: string;
  hoursId: string;
}

export function findDays(db: Queries, { tenantId, hoursId }: OfHours): Promise<HoursOfDay[]> {
  return db.query<HoursOfDay>(listDays, [tenantId, hoursId]);
}

const removeDays = sql(
  "business_hours_day_remove",
  `delete from business_hours_day
    where tenant_id = $1
      and business_hours_id = $2`,
);
const insertDayRows = insertRows("business_hours_day", {
  shared: ["tenant_id"],
  own: ["business_hours_id", "id", "weekday", "opens", "closes"],
});

/** The weeks of hours that have none. */
export async function insertDays(
  db: Queries,
  {
    tenantId,
    added,
  }: { tenantId: string; added: readonly { hoursId: string; days: readonly (HoursOfDay & { id: string })[] }[] },
): Promise<void> {
  const rows = added.flatMap(({ hoursId, days }) =>
    days.map(({ id, weekday, opens, closes }) => [hoursId, id, weekday, opens, closes]),
  );
  await insertDayRows(db, [tenantId], rows);
}

/** The whole week anew. */
export async function replaceDays(
  db: Queries,
  { tenantId, hoursId, days }: OfHours & { days: readonly (HoursOfDay & { id: string })[] },
): Promise<void> {
  await db.execute(removeDays, [tenantId, hoursId]);
  await insertDays(db, { tenantId, added: [{ hoursId, days }] });
}

const insertHolidayRows = insertRows("holiday", {
  shared: ["tenant_id", "business_hours_id", "created_at", "created_by", "updated_at", "updated_by"],
  own: ["id", "day", "name", "opens", "closes"],
});

export async function insertHolidays(
  db: Queries,
  args: OfHours & {
    now: Date;
    userId: string | null;
    holidays: readonly (Omit<HolidayValues, "businessHoursId"> & { id: string })[];
  },
): Promise<void> {
  const { tenantId, hoursId, now, userId, holidays } = args;
  await insertHolidayRows(
    db,
    [tenantId, hoursId, now, userId, now, userId],
    holidays.map(({ id, day, name, opens, closes }) => [id, day, name, opens, closes]),
  );
}
