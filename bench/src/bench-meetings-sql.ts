import type { ClientBase } from "pg";

export interface BenchMeeting {
  id: string;
  locationId: string;
  siteId: string;
  organizerId: string;
  start: Date;
  end: Date;
}

/** Meetings that are scheduled, each with one site and twelve people, ready to get rooms and orders. */
export async function insertMeetings(
  client: ClientBase,
  tenantId: string,
  meetings: readonly BenchMeeting[],
): Promise<void> {
  const values = [tenantId, JSON.stringify(meetings)];
  const given = `jsonb_to_recordset($2::jsonb) as g (
    "id" uuid, "locationId" uuid, "siteId" uuid, "organizerId" uuid, "start" timestamptz, "end" timestamptz)`;
  await client.query(
    `insert into meeting (tenant_id, id, organizer_id, subject, during, time_zone, status, created_at, updated_at)
     select $1, g.id, g."organizerId", 'Bench', tstzrange(g.start, g."end"), 'Europe/Copenhagen', 'scheduled', g.start, g.start
       from ${given}`,
    values,
  );
  await client.query(
    `insert into meeting_location (tenant_id, id, meeting_id, site_id, head_count)
     select $1, g."locationId", g.id, g."siteId", 12
       from ${given}`,
    values,
  );
}

/** No account stops the bench by running out of money, and no vendor by running out of hours. */
export async function liftBudgets(client: ClientBase, tenantId: string): Promise<void> {
  await client.query("update account set budget_minor = null, approval_limit_minor = null where tenant_id = $1", [
    tenantId,
  ]);
  await client.query("update vendor set capacity_per_hour = null where tenant_id = $1", [tenantId]);
}
