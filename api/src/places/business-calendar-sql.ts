/**
 * A business calendar as JSON (BusinessCalendar of the contract), from the alias `b` (business_hours), with the holidays
 * from `days.before` days before `day` to `days.after` days after it; all three are SQL.
 */
export function businessCalendarJson(day: string, days: { before: number; after: number }): string {
  return `json_build_object(
    'timeZone', b.time_zone,
    'hours', (
      select coalesce(json_agg(json_build_object('weekday', y.weekday, 'opens', y.opens, 'closes', y.closes)), '[]')
        from business_hours_day y
       where y.tenant_id = b.tenant_id
         and y.business_hours_id = b.id),
    'holidays', (
      select coalesce(json_agg(json_build_object('day', h.day, 'opens', h.opens, 'closes', h.closes, 'name', h.name)), '[]')
        from holiday h
       where h.tenant_id = b.tenant_id
         and h.business_hours_id = b.id
         and h.deleted_at is null
         and h.day between (${day})::date - ${days.before} and (${day})::date + ${days.after}))`;
}
