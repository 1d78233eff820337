import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// A vendor's row stands for its terms: whoever changes them, or its hours, locks it, and whoever orders by them holds it
// as it is. So an order either counts with the new terms, or is seen by the change.

/** SQL: the vendors of the lines of an order (`$2`). */
export const vendorsOfOrder = `select x.vendor_id
                     from service_order_line x
                    where x.tenant_id = $1
                      and x.service_order_id = $2`;

const hold = sql(
  "vendor_terms_hold",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.id in (${vendorsOfOrder}
                    union all
                   select y.vendor_id
                     from vendor_service y
                    where y.tenant_id = $1
                      and y.service_id = any($3::uuid[]))
    order by v.id
      for share of v`,
);

/**
 * Keeps the terms of an order's vendors, and of those that offer what is wanted now, as they are to the end of the
 * transaction. Called before the order is locked and before they are read.
 */
export async function holdTermsOfOrder(
  db: Queries,
  { tenantId, id, serviceIds = [] }: { tenantId: string; id: string; serviceIds?: readonly string[] },
): Promise<void> {
  await db.query(hold, [tenantId, id, serviceIds]);
}

const holdOfMeeting = sql(
  "vendor_terms_hold_of_meeting",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.id in (select x.vendor_id
                     from service_order o
                     join service_order_line x on x.tenant_id = o.tenant_id and x.service_order_id = o.id
                    where o.tenant_id = $1
                      and o.meeting_id = $2
                      and o.status = any($3::text[]))
    order by v.id
      for share of v`,
);

/** The same for every order of a meeting in one of these states. */
export async function holdTermsOfMeeting(
  db: Queries,
  { tenantId, meetingId, statuses }: { tenantId: string; meetingId: string; statuses: readonly string[] },
): Promise<void> {
  await db.query(holdOfMeeting, [tenantId, meetingId, statuses]);
}

const lockByHours = sql(
  "vendor_lock_by_hours",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.business_hours_id = $2
    order by v.id
      for no key update of v`,
);

/** The vendors that work by some hours, locked. */
export async function lockVendorsOfHours(
  db: Queries,
  { tenantId, hoursId }: { tenantId: string; hoursId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(lockByHours, [tenantId, hoursId])).map(({ id }) => id);
}

const lockById = sql(
  "vendor_lock_by_id",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.id = $2
      for no key update of v`,
);

export async function lockVendor(db: Queries, { tenantId, id }: { tenantId: string; id: string }): Promise<string[]> {
  return (await db.query<{ id: string }>(lockById, [tenantId, id])).map((row) => row.id);
}

const touch = sql(
  "vendor_touch",
  `update vendor
      set updated_at = $3
    where tenant_id = $1
      and id = any($2::uuid[])`,
);

/** Says that terms have changed which do not stand in the vendor itself: what was priced before is priced again. */
export async function touchVendors(
  db: Queries,
  { tenantId, vendorIds, now }: { tenantId: string; vendorIds: readonly string[]; now: Date },
): Promise<void> {
  await db.execute(touch, [tenantId, vendorIds, now]);
}

const hoursOfHoliday = sql(
  "holiday_business_hours",
  `select h.business_hours_id
     from holiday h
    where h.tenant_id = $1
      and h.id = $2`,
);

export async function findHoursOfHoliday(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<string | undefined> {
  return (await db.query<{ business_hours_id: string }>(hoursOfHoliday, [tenantId, id]))[0]?.business_hours_id;
}

const vendorsOfHours = sql(
  "vendor_ids_of_hours",
  `select v.id
     from vendor v
    where v.tenant_id = $1
      and v.business_hours_id = $2
      and v.deleted_at is null
    order by v.id`,
);

export async function findVendorsOfHours(
  db: Queries,
  { tenantId, hoursId }: { tenantId: string; hoursId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(vendorsOfHours, [tenantId, hoursId])).map(({ id }) => id);
}
