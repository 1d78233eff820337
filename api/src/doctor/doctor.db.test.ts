import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealAuditLog } from "../audit/seal-audit-log.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { inTenant } from "../db/transaction.ts";
import { demoIds } from "../demo/demo-company.ts";
import { fjordBank } from "../demo/fjord-bank.ts";
import { nordlys } from "../demo/nordlys.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { faultQueries } from "./doctor-sql.ts";
import { runDoctor, type Check } from "./doctor.ts";

const tenantId = demoIds.tenant(nordlys);
const otherTenantId = demoIds.tenant(fjordBank);
const aFaultOf = "00000000-0000-7000-8000-0000000000aa";
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.ownerPool, { now: new Date("2026-11-18T10:20:00Z") });
  await asOwner(
    `insert into audit_log (tenant_id, at, id, actor_kind, action, entity_type, entity_id)
     values ('${tenantId}', now(), '${aFaultOf}', 'user', 'test', 'meeting', '${aFaultOf}')`,
  );
  const now = new Date(Date.now() + 120_000);
  await inTenant(database.appPool, tenantId, (tx) => sealAuditLog(tx, { tenantId, now }));
});

afterAll(() => database.drop());

/** A change by somebody who owns the database and gets past triggers and foreign keys. */
async function asOwner(statement: string): Promise<void> {
  const client = await database.ownerPool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query(statement);
    await client.query("commit");
  } finally {
    client.release();
  }
}

interface Case {
  check: Check;
  name: string;
  plant: string[];
  heal: string[];
}

const ofTenant = `tenant_id = '${tenantId}'`;
const openOrder = `(select id from service_order where ${ofTenant} and status = 'confirmed' and total_minor > 0 order by id limit 1)`;
const openLine = `(select l.id from service_order_line l where l.${ofTenant} and l.delivered is null and l.service_order_id = ${openOrder} order by l.id limit 1)`;
const servedLine = `(select id from service_order_line where ${ofTenant} and delivered > 0 and unit_price_minor > 0 order by id limit 1)`;
const comingBooking = `(select k.id from room_booking k where k.tenant_id = '${tenantId}' and k.status in ('confirmed', 'requested') and k.ends_at > now() + interval '1 day' order by k.id limit 1)`;
const someMessage = `(select id from message_log where ${ofTenant} order by id limit 1)`;
const someTransfer = `(select id from transfer where ${ofTenant} order by id limit 1)`;
const someVendor = `(select id from vendor where ${ofTenant} order by id limit 1)`;
const openProductionLine = `(select x.id from production_order_line x join production_order p on p.tenant_id = x.tenant_id and p.id = x.production_order_id join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id where x.tenant_id = '${tenantId}' and o.status = 'confirmed' and p.status in ('new', 'accepted') order by x.id limit 1)`;
const signalColumns = "tenant_id, id, at, kind, subject_type, subject_id";

const pastVisit = `(select id from visit where ${ofTenant} and visitor_id is not null and upper(during) < now() - interval '1 day' order by id limit 1)`;
const comingVisit = `(select v.id from visit v join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id where v.${ofTenant} and a.status = 'active' and v.status = 'invited' and v.clearance = 'not_needed' order by v.id limit 1)`;

const cases: Case[] = [
  {
    check: "visit_over_retention",
    name: "a visitor who is kept for longer than her site says",
    plant: [
      `insert into visit_policy (tenant_id, site_id, retention_days, photo_retention_days, created_at, updated_at) select v.tenant_id, v.site_id, 0, 0, now(), now() from visit v where v.${ofTenant} and v.id = ${pastVisit} on conflict (tenant_id, site_id) do update set retention_days = 0, photo_retention_days = 0`,
    ],
    heal: [`update visit_policy set retention_days = 30, photo_retention_days = 1 where ${ofTenant}`],
  },
  {
    check: "photo_over_retention",
    name: "a visitor's picture that is kept for too long",
    plant: [
      `insert into visitor_photo (tenant_id, visit_id, jpeg, taken_at) select '${tenantId}', id, 'x', now() from visit where ${ofTenant} and visitor_id is not null order by lower(during) limit 1`,
    ],
    heal: [`delete from visitor_photo where ${ofTenant}`],
  },
  {
    check: "visitor_without_visit",
    name: "a visitor who is expected nowhere",
    plant: [
      `insert into visitor (tenant_id, id, name, created_at, updated_at) values ('${tenantId}', '${aFaultOf}', 'Nobody', '2026-01-01', '2026-01-01')`,
    ],
    heal: [`delete from visitor where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "erased_visitor_left_something",
    name: "a visit that says something of a person who is erased",
    plant: [
      `insert into visitor (tenant_id, id, name, created_at, updated_at, erased_at) values ('${tenantId}', '${aFaultOf}', '', now(), now(), now())`,
      `insert into visit (tenant_id, id, visitor_id, site_id, host_id, during, source, created_at, updated_at) select tenant_id, '${aFaultOf}', '${aFaultOf}', site_id, host_id, during, 'walk_in', now(), now() from visit where ${ofTenant} order by lower(during) desc limit 1`,
    ],
    heal: [
      `delete from visit where ${ofTenant} and id = '${aFaultOf}'`,
      `delete from visitor where ${ofTenant} and id = '${aFaultOf}'`,
    ],
  },
  {
    check: "pending_visit_without_review",
    name: "a visit that waits for security, which nobody asked",
    plant: [`update visit set clearance = 'pending', badge_number = 999 where ${ofTenant} and id = ${comingVisit}`],
    heal: [`update visit set clearance = 'not_needed', badge_number = null where ${ofTenant} and badge_number = 999`],
  },
  {
    check: "uncleared_visit_with_pass",
    name: "a pass that opens for somebody who is not approved",
    plant: [`update visit set clearance = 'refused', badge_number = 999 where ${ofTenant} and id = ${comingVisit}`],
    heal: [`update visit set clearance = 'not_needed', badge_number = null where ${ofTenant} and badge_number = 999`],
  },
  {
    check: "account_differs_from_transfers",
    name: "a balance that its transfers do not explain",
    plant: [
      `update account set held_minor = held_minor + 1 where ${ofTenant} and code = (select min(code) from account where ${ofTenant} and kind = 'cost_centre')`,
    ],
    heal: [
      `update account set held_minor = held_minor - 1 where ${ofTenant} and code = (select min(code) from account where ${ofTenant} and kind = 'cost_centre')`,
    ],
  },
  {
    check: "hold_without_open_line",
    name: "money held for an order that is cancelled",
    plant: [`update service_order set status = 'cancelled', note = 'planted' where ${ofTenant} and id = ${openOrder}`],
    heal: [`update service_order set status = 'confirmed', note = '' where ${ofTenant} and note = 'planted'`],
  },
  {
    check: "line_without_its_hold",
    name: "an open line over another amount than is held",
    plant: [
      `alter table service_order_line drop constraint service_order_line_total_is_price_times_quantity`,
      `update service_order_line set total_minor = total_minor + 1 where ${ofTenant} and id = ${openLine}`,
    ],
    heal: [`update service_order_line set total_minor = unit_price_minor * quantity where ${ofTenant}`],
  },
  {
    check: "delivered_line_not_posted",
    name: "a delivery that was not paid for",
    plant: [`update service_order_line set delivered = 0 where ${ofTenant} and id = ${servedLine}`],
    heal: [`update service_order_line set delivered = quantity where ${ofTenant} and delivered = 0`],
  },
  {
    check: "fee_differs_from_transfers",
    name: "a fee that nobody was charged",
    plant: [
      `insert into order_fee (
         tenant_id, id, service_order_id, service_order_line_id, vendor_id, service_name, cause, quantity, base_minor,
         percent, amount_minor, currency, transaction_id, created_at)
       select l.tenant_id, '${aFaultOf}', l.service_order_id, l.id, l.vendor_id, 'Lunch', 'cancel', 1, 100, 50, 50, 'DKK',
              '${aFaultOf}', now()
         from service_order_line l
        where l.tenant_id = '${tenantId}'
        order by l.id
        limit 1`,
    ],
    heal: [`delete from order_fee where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "order_differs_from_lines",
    name: "an order over another amount than its lines",
    plant: [
      `update service_order set total_minor = total_minor + 1, note = 'planted' where ${ofTenant} and id = ${openOrder}`,
    ],
    heal: [`update service_order set total_minor = total_minor - 1, note = '' where ${ofTenant} and note = 'planted'`],
  },
  {
    check: "budget_period_differs_from_transfers",
    name: "a budget that its transfers do not explain",
    plant: [
      `insert into account_period (tenant_id, account_id, starts_on, budget_minor, used_minor)
       select tenant_id, id, '2020-01-01', 100, 1 from account where ${ofTenant} and kind = 'cost_centre' order by id limit 1`,
    ],
    heal: [`delete from account_period where ${ofTenant} and starts_on = '2020-01-01'`],
  },
  {
    check: "message_completed_twice",
    name: "a message that two workers completed",
    plant: [
      `insert into signal (${signalColumns}) values ('${tenantId}', gen_random_uuid(), now(), 'message.sent', 'message', '${aFaultOf}')`,
      `insert into signal (${signalColumns}) values ('${tenantId}', gen_random_uuid(), now(), 'message.sent', 'message', '${aFaultOf}')`,
    ],
    heal: [`delete from signal where ${ofTenant} and subject_id = '${aFaultOf}'`],
  },
  {
    check: "message_missing_in_log",
    name: "a signal of whose messages one is missing",
    plant: [
      `insert into signal (${signalColumns}, told) values ('${tenantId}', '${aFaultOf}', now(), 'meeting.changed', 'meeting', '${aFaultOf}', 1)`,
    ],
    heal: [`delete from signal where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "message_outcome_not_told",
    name: "a message that is sent without a signal that says so",
    plant: [
      `update signal set told = 1 where ${ofTenant} and id = (select signal_id from message_log where ${ofTenant} and status = 'sent' order by id limit 1)`,
    ],
    heal: [`update signal set told = null where ${ofTenant}`],
  },
  {
    check: "audit_chain_broken",
    name: "an audit row changed after it was sealed",
    plant: [`update audit_log set action = 'other' where ${ofTenant} and id = '${aFaultOf}'`],
    heal: [`update audit_log set action = 'test' where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "message_totals",
    name: "a failed message without a reason",
    plant: [
      "alter table message_log drop constraint message_log_unsent_says_why, drop constraint message_log_sent_has_a_moment",
      `update message_log set status = 'failed', reason = null where ${ofTenant} and id = ${someMessage}`,
    ],
    heal: [`update message_log set status = 'sent' where ${ofTenant} and id = ${someMessage}`],
  },
  {
    check: "room_booking_overlap",
    name: "two bookings of a room at one time",
    plant: [
      "alter table room_booking drop constraint room_booking_no_overlap",
      `insert into room_booking (
         tenant_id, id, room_id, site_id, meeting_id, meeting_location_id, during, status, created_at, updated_at)
       select tenant_id, '${aFaultOf}', room_id, site_id, meeting_id, meeting_location_id, during, 'confirmed', now(), now()
         from room_booking
        where ${ofTenant} and status = 'confirmed'
        order by id
        limit 1`,
    ],
    heal: [`delete from room_booking where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "room_booking_in_another_space",
    name: "a coming booking that holds another space than its room is in",
    plant: [`update room_booking set space_part = '[5,6)' where ${ofTenant} and id = ${comingBooking}`],
    heal: [`update room_booking set space_part = '[0,1)' where ${ofTenant} and space_part = '[5,6)'`],
  },
  {
    check: "request_that_nobody_is_asked",
    name: "a room that is asked for and nobody to decide",
    plant: [
      `update meeting set status = 'scheduled' where ${ofTenant} and id = (select meeting_id from room_booking where id = ${comingBooking})`,
      `update room_booking set status = 'requested' where ${ofTenant} and id = ${comingBooking}`,
    ],
    heal: [
      `update room_booking set status = 'confirmed' where ${ofTenant} and status = 'requested' and updated_at < now() and id not in (select room_booking_id from approval where room_booking_id is not null)`,
    ],
  },
  {
    check: "room_offer_without_room",
    name: "an offer of the wait list whose room is not kept",
    plant: [
      `insert into room_wait (
         tenant_id, id, room_id, meeting_id, status, booking_id, offer_expires_at, created_at, updated_at)
       select tenant_id, '${aFaultOf}', room_id, meeting_id, 'offered', id, now(), now(), now()
         from room_booking
        where ${ofTenant} and status = 'confirmed'
        order by id
        limit 1`,
    ],
    heal: [`delete from room_wait where ${ofTenant} and id = '${aFaultOf}'`],
  },
  {
    check: "vendor_hour_differs",
    name: "an hour of a vendor that promises what nobody ordered",
    plant: [
      `update vendor set capacity_per_hour = 1 where ${ofTenant} and id = ${someVendor}`,
      `insert into vendor_hour (tenant_id, vendor_id, hour, portions, capacity) values ('${tenantId}', ${someVendor}, '2199-01-01T10:00Z', 1, 1)`,
    ],
    heal: [`delete from vendor_hour where ${ofTenant} and hour = '2199-01-01T10:00Z'`],
  },
  {
    check: "production_line_differs",
    name: "a line of which its vendor makes another number",
    plant: [
      `update production_order_line set quantity = quantity + 1 where ${ofTenant} and id = ${openProductionLine}`,
    ],
    heal: [`update production_order_line set quantity = acknowledged_quantity where ${ofTenant}`],
  },
  {
    check: "production_without_order",
    name: "something that is made and that nobody ordered",
    plant: [
      `update production_order_line set service_order_line_id = '${aFaultOf}', name = name || ' planted' where ${ofTenant} and id = ${openProductionLine}`,
    ],
    heal: [`delete from production_order_line where ${ofTenant} and service_order_line_id = '${aFaultOf}'`],
  },
  {
    check: "task_without_delivery",
    name: "a task of a delivery that is cancelled",
    plant: [
      `update task set status = 'open', note = 'planted' where ${ofTenant} and id = (select t.id from task t join production_order p on p.tenant_id = t.tenant_id and p.id = t.production_order_id where t.tenant_id = '${tenantId}' and p.status = 'cancelled' order by t.id limit 1)`,
    ],
    heal: [`update task set status = 'cancelled', note = '' where ${ofTenant} and note = 'planted'`],
  },
  {
    check: "orphan_unqueued",
    name: "a room that is held for a meeting that was cancelled, and that nobody is asked about",
    plant: [
      `update meeting set status = 'cancelled', updated_at = now() - interval '1 hour' where ${ofTenant} and id = (select k.meeting_id from room_booking k where k.tenant_id = '${tenantId}' and k.id = ${comingBooking})`,
    ],
    heal: [
      `update meeting set status = 'scheduled' where ${ofTenant} and status = 'cancelled' and updated_at > now() - interval '2 hours'`,
    ],
  },
  {
    check: "ledger_unbalanced",
    name: "a transfer to an account that is not there",
    plant: [`update transfer set credit_account_id = id where ${ofTenant} and id = ${someTransfer}`],
    heal: [],
  },
];

describe("runDoctor", () => {
  it("finds nothing in the demo's companies", async () => {
    expect(await runDoctor(database.appPool, [tenantId, otherTenantId])).toEqual([]);
  });

  it.each(cases)("finds $name", async ({ check, plant, heal }) => {
    for (const statement of plant) await asOwner(statement);
    const found = await runDoctor(database.appPool, [otherTenantId, tenantId]);
    expect(found.map((finding) => [finding.tenantId, finding.check])).toContainEqual([tenantId, check]);
    expect(found.every((finding) => finding.tenantId === tenantId)).toBe(true);
    for (const statement of heal) await asOwner(statement);
  });

  it("tries every check on a planted fault", () => {
    expect(new Set(cases.map(({ check }) => check))).toEqual(
      new Set([...Object.keys(faultQueries), "audit_chain_broken"]),
    );
  });
});
