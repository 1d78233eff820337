import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { DateTime } from "luxon";
import { exportHeader, exportLine, layout } from "../accounts/export-layout.ts";
import type { ExportRow } from "../accounts/finance-export-sql.ts";
import type { AccountUse } from "./account-rows.ts";
import { demoIds, type DemoCompany, type DemoDepartment, type DemoSite, type DemoVendor } from "./demo-company.ts";
import { demoId, demoNumber } from "./demo-id.ts";
import { addRow, toMinor, type DemoRows } from "./demo-rows.ts";

/** What was paid before the company ordered here, in euros a month, department and vendor. */
const leastPaid = 150;
const mostMore = 500;
/** Months before the present one: the first of them is closed and exported, the second one is closed. */
const monthsBack = [3, 2] as const;
/** The demo's people know no other decimals. */
const minorUnits = 2;

/**
 * Some months of history: what the departments paid their vendors, carried over from the system before, and the books
 * of those months closed; the oldest of them exported.
 */
export function addFinanceRows(
  rows: DemoRows,
  company: DemoCompany,
  { now, uses }: { now: Date; uses: Map<string, AccountUse> },
): void {
  const present = DateTime.fromJSDate(now, { zone: company.timeZone }).startOf("month");
  const financier = company.people.find(({ roles }) => roles.includes("finance")) ?? company.people[0];
  if (financier === undefined) return;
  const userId = demoIds.user(company, financier.person);
  for (const back of monthsBack) {
    const month = present.minus({ months: back });
    const carried = carriedOver(company, month).map((one) => addCarried(rows, { company, month, userId, uses }, one));
    // Closed on the second working day or so of the month after.
    const closedAt = month.plus({ months: 1, days: 2 }).set({ hour: 9, minute: 30 }).toJSDate();
    addRow(rows, "accounting_period", {
      id: demoId(`${company.key}/period/${month.toFormat("yyyy-MM")}`),
      month: month.toFormat("yyyy-MM-dd"),
      status: "closed",
      closed_at: closedAt,
      closed_by: userId,
      created_at: closedAt,
      version: 2,
    });
    if (back === monthsBack[0]) addExport(rows, { company, month, userId, at: closedAt, carried });
  }
}

interface Carried {
  site: DemoSite;
  department: DemoDepartment;
  vendor: DemoVendor;
  amountMinor: number;
}

function carriedOver(company: DemoCompany, month: DateTime): Carried[] {
  return company.sites.flatMap((site) =>
    company.departments.flatMap((department) =>
      site.vendors.map((vendor) => {
        const name = `${month.toFormat("yyyy-MM")}/${site.key}/${department.key}/${vendor.kind}`;
        const euros = leastPaid + demoNumber(name, mostMore);
        return { site, department, vendor, amountMinor: toMinor(Math.round(euros * site.limitScale)) };
      }),
    ),
  );
}

interface Books {
  company: DemoCompany;
  month: DateTime;
  userId: string;
  uses: Map<string, AccountUse>;
}

function addCarried(
  rows: DemoRows,
  { company, month, userId, uses }: Books,
  { site, department, vendor, amountMinor }: Carried,
): ExportRow {
  const at = month.endOf("month").set({ hour: 16, minute: 0, second: 0, millisecond: 0 }).toJSDate();
  const key = `${company.key}/carried/${month.toFormat("yyyy-MM")}/${site.key}/${department.key}/${vendor.kind}`;
  const [transactionId, transferId] = [demoId(`${key}/transaction`, at), demoId(`${key}/transfer`, at)];
  const period = month.toFormat("yyyy-MM-dd");
  const memo = "Carried over from the system before";
  const debit = demoIds.costCentre(company, department.key, site);
  addRow(rows, "transaction", {
    id: transactionId,
    at,
    kind: "correction",
    service_order_id: null,
    memo,
    period,
    created_by: userId,
  });
  addRow(rows, "transfer", {
    id: transferId,
    transaction_id: transactionId,
    debit_account_id: debit,
    credit_account_id: demoIds.payable(company, site, vendor.kind),
    currency: site.currency,
    amount_minor: amountMinor,
    reverses_id: null,
    service_order_line_id: null,
  });
  const use = uses.get(debit) ?? { heldMinor: 0, postedMinor: 0 };
  use.postedMinor += amountMinor;
  uses.set(debit, use);
  const prefix = site.key.slice(0, 3).toUpperCase();
  return {
    transactionId,
    transferId,
    at,
    kind: "correction",
    period,
    debitAccount: `${prefix}-${department.code}`,
    creditAccount: `${prefix}-V-${vendor.kind.toUpperCase()}`,
    currency: site.currency,
    minorUnits,
    amountMinor,
    vatPercent: null,
    orderNumber: null,
    service: null,
    vendor: null,
    correctsId: null,
    memo,
    position: [at.toISOString(), transactionId, transferId],
  };
}

interface Exported {
  company: DemoCompany;
  month: DateTime;
  userId: string;
  at: Date;
  carried: readonly ExportRow[];
}

function addExport(rows: DemoRows, { company, month, userId, at, carried }: Exported): void {
  const id = demoId(`${company.key}/export/1`, at);
  const lines = [...carried].sort((a, b) => (a.transactionId < b.transactionId ? -1 : 1));
  const content = Buffer.from(exportHeader() + lines.map((row) => exportLine(row, 1)).join(""), "utf8");
  addRow(rows, "counter", { name: "finance_export", value: 1 });
  addRow(rows, "finance_export", {
    id,
    number: 1,
    month: month.toFormat("yyyy-MM-dd"),
    layout,
    transaction_count: lines.length,
    row_count: lines.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    byte_count: content.length,
    created_at: at,
    created_by: userId,
  });
  addRow(rows, "finance_export_part", {
    finance_export_id: id,
    number: 1,
    content: `\\x${gzipSync(content).toString("hex")}`,
  });
  for (const { transactionId } of lines) {
    addRow(rows, "finance_export_mark", { transaction_id: transactionId, finance_export_id: id });
  }
}
