import { minorToDecimal } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import type { VendorStatement } from "@magic-meetings/contract/accounts/vendor-statement.ts";
import type { StreamedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Principal } from "../identity/principal.ts";
import { maySeeVendor } from "./account-policy.ts";
import { findStatementVendor, readVendorLines, readVendorTotals, type VendorMonth } from "./vendor-statement-sql.ts";
import { tableFile, type TableFormat } from "./write-table.ts";
import type { Cell, Rows } from "./write-xlsx.ts";

const rowsAtOnce = 250;
const position = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);

interface Asked {
  id: string;
  month: string;
}

/** A page of what a vendor delivered in a month, and what it is owed for all of it. */
export async function readVendorStatement(
  db: Queries,
  principal: Principal,
  { limit, after, ...asked }: Asked & { limit: number; after?: string | undefined },
): Promise<VendorStatement> {
  const { name, month } = await open(db, principal, asked);
  const rows = await readVendorLines(db, month, { after: decodeCursor(position, after), limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    vendor: { id: asked.id, name },
    month: asked.month,
    totals: await readVendorTotals(db, month),
    items: items.map(({ position: _, ...line }) => line),
    next: rows.length > limit && last !== undefined ? encodeCursor(last.position) : null,
  };
}

/** All of it as a file. */
export async function writeVendorStatement(
  db: Queries,
  principal: Principal,
  { format, ...asked }: Asked & { format: TableFormat },
): Promise<StreamedFile> {
  const { name, month } = await open(db, principal, asked);
  return tableFile(format, { name: `vendor-${name}-${asked.month}`, sheet: asked.month, rows: tableRows(db, month) });
}

async function open(db: Queries, principal: Principal, { id, month }: Asked) {
  const { tenantId } = principal;
  const vendor = maySeeVendor(principal, id) ? await findStatementVendor(db, { tenantId, id }) : undefined;
  if (vendor === undefined) throw new Refusal("not_found", "There is no such vendor");
  const asked: VendorMonth = { tenantId, vendorId: id, timeZone: vendor.timeZone, month: `${month}-01` };
  return { name: vendor.name, month: asked };
}

/** Headers are not translated: what reads the file relies on them. */
const headers = [
  ...["day", "order", "meeting", "service", "ordered", "delivered", "consumed", "wasted"],
  ...["posted", "fees", "waived", "total", "currency"],
];

async function* tableRows(db: Queries, month: VendorMonth): Rows {
  yield [headers];
  const totals = await readVendorTotals(db, month);
  const decimals = new Map(totals.map(({ currency, minorUnits }) => [currency, minorUnits]));
  let after: readonly [string, string] | undefined;
  for (;;) {
    const rows = await readVendorLines(db, month, { after, limit: rowsAtOnce });
    yield rows.map((row) => {
      const { postedMinor, feeMinor, waivedMinor, currency } = row;
      const amount = (minor: number): Cell => ({ number: minorToDecimal(minor, decimals.get(currency) ?? 2) });
      return [
        ...[row.day, count(row.orderNumber), row.meeting, row.service],
        ...[count(row.ordered), count(row.delivered), count(row.consumed), count(row.wasted)],
        ...[amount(postedMinor), amount(feeMinor), amount(waivedMinor)],
        ...[amount(postedMinor + feeMinor - waivedMinor), currency],
      ];
    });
    after = rows.at(-1)?.position;
    if (rows.length < rowsAtOnce) break;
  }
  yield totals.map(({ currency, minorUnits, ...sum }) => {
    const amount = (minor: number): Cell => ({ number: minorToDecimal(minor, minorUnits) });
    return [
      ...[null, null, null, "total", null, null, null, null],
      ...[amount(sum.postedMinor), amount(sum.feeMinor), amount(sum.waivedMinor), amount(sum.totalMinor), currency],
    ];
  });
}

function count(value: number | null): Cell {
  return value === null ? null : { number: String(value) };
}
