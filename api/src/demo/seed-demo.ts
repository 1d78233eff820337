import type { Database } from "../db/pool.ts";
import { inTenant, withoutTenant } from "../db/transaction.ts";
import { addAccountRows, type AccountUse } from "./account-rows.ts";
import { addCalendarLogRows } from "./calendar-log-rows.ts";
import { addCatalogueRows } from "./catalogue-rows.ts";
import { addDelegateRows } from "./delegate-rows.ts";
import { demoIds, type DemoCompany } from "./demo-company.ts";
import { demoEpoch } from "./demo-id.ts";
import { addRow, demoTables, type DemoRows } from "./demo-rows.ts";
import { gatherStatistics, insertTableRows, insertTenant } from "./demo-sql.ts";
import { fjordBank } from "./fjord-bank.ts";
import { addFinanceRows } from "./finance-rows.ts";
import { addHistoryRows } from "./history-rows.ts";
import { addLedgerRows } from "./ledger-rows.ts";
import { planMeetings } from "./meeting-plan.ts";
import { addMeetingRows } from "./meeting-rows.ts";
import { addMessageTemplateRows } from "./message-template-rows.ts";
import { nordlys } from "./nordlys.ts";
import { planOrders } from "./order-plan.ts";
import { addOrderRows } from "./order-rows.ts";
import { addPeopleRows } from "./people-rows.ts";
import { addPlaceRows } from "./place-rows.ts";
import { addPlaceUpkeepRows } from "./place-upkeep-rows.ts";
import { planRoomHistory } from "./room-history.ts";
import { addSpecialServices } from "./special-services.ts";
import { addVendorHourRows } from "./vendor-hour-rows.ts";
import { addDoorRows } from "./door-rows.ts";
import { addConsentTextRows } from "./consent-text-rows.ts";
import { addHouseRuleRows } from "./house-rule-rows.ts";
import { addVisitorRows } from "./visitor-rows.ts";

/** The name under which the tenant's order numbers are counted. */
const orderCounter = "service_order";

/**
 * Fills the demo's companies, a transaction each; does nothing where they are there already. Takes the owner's pool,
 * because the service's role cannot add tenants. Around `now`: a month of past and a month of coming meetings; the
 * same day gives the same ids.
 */
export async function seedDemo(ownerPool: Database, { now }: { now: Date }): Promise<{ seeded: boolean }> {
  let seeded = false;
  for (const company of [nordlys, fjordBank]) seeded = (await seedCompany(ownerPool, company, now)) || seeded;
  // The database gathers them by itself only after a minute; until then it would take every table for empty.
  if (seeded) await withoutTenant(ownerPool, gatherStatistics);
  return { seeded };
}

function seedCompany(ownerPool: Database, company: DemoCompany, now: Date): Promise<boolean> {
  const tenantId = demoIds.tenant(company);
  return inTenant(ownerPool, tenantId, async (tx) => {
    const isNew = await insertTenant(tx, {
      id: tenantId,
      name: company.name,
      entraTenantId: demoIds.entraTenant(company),
      domains: [company.domain],
      currency: company.currency,
      timeZone: company.timeZone,
      locale: company.locale,
      createdAt: demoEpoch,
    });
    if (!isNew) return false;
    const rows = companyRows(company, now);
    for (const table of demoTables) await insertTableRows(tx, { tenantId, table, rows: rows.get(table) ?? [] });
    return true;
  });
}

/** Everything of a company as rows; pure. */
export function companyRows(company: DemoCompany, now: Date): DemoRows {
  const rows: DemoRows = new Map();
  addPlaceRows(rows, company, now);
  addPeopleRows(rows, company);
  addDelegateRows(rows, company);
  addPlaceUpkeepRows(rows, company);
  addCatalogueRows(rows, company, now);
  addSpecialServices(rows, company, now);
  addMessageTemplateRows(rows, company);
  const uses = new Map<string, AccountUse>();
  const meetings = planMeetings(company, now);
  const orders = planOrders(meetings, now);
  const orderOf = new Map(orders.map((order) => [order.meeting, order]));
  for (const meeting of meetings) {
    addMeetingRows(rows, meeting, now);
    addHistoryRows(rows, meeting, orderOf.get(meeting), now);
  }
  for (const meeting of planRoomHistory(company, meetings, now)) addMeetingRows(rows, meeting, now);
  for (const order of orders) {
    addOrderRows(rows, order);
    addLedgerRows(rows, order, uses);
  }
  addHouseRuleRows(rows, company);
  addConsentTextRows(rows, company);
  addVisitorRows(rows, meetings, now);
  addDoorRows(rows, company, now);
  addCalendarLogRows(rows, { meetings, orders, now });
  addVendorHourRows(rows, now);
  addFinanceRows(rows, company, { now, uses });
  addAccountRows(rows, company, uses);
  addRow(rows, "counter", { name: orderCounter, value: orders.at(-1)?.number ?? 1000 });
  return rows;
}
