import { demoEpoch } from "./demo-id.ts";

/** The tables that the demo fills, each after those that its rows point at. */
export const demoTables = [
  "country",
  "business_hours",
  "business_hours_day",
  "holiday",
  "site",
  "app_user",
  "user_role",
  "calendar_delegate",
  "told_preference",
  "user_group",
  "user_group_member",
  "building",
  "floor",
  "meeting_room",
  "access_point",
  "house_rule",
  "consent_text",
  "room_group",
  "room_group_member",
  "room_rule",
  "vendor",
  "vendor_site",
  "service_category",
  "service",
  "vendor_service",
  "service_catalogue",
  "service_catalogue_service",
  "service_catalogue_site",
  "service_catalogue_group",
  "service_price",
  "account",
  "account_user",
  "message_template",
  "meeting",
  "meeting_location",
  "meeting_role",
  "room_booking",
  "counter",
  "service_order",
  "service_order_line",
  "vendor_hour",
  "account_split",
  "production_order",
  "production_order_line",
  "task",
  "transaction",
  "transfer",
  "accounting_period",
  "finance_export",
  "finance_export_part",
  "finance_export_mark",
  "order_fee",
  "visitor",
  "visit",
  "access_pass",
  "access_pass_point",
  "api_key",
  "api_key_place",
  "access_try",
  "block_list_entry",
  "block_list_key",
  "visit_review",
  "block_list_hit",
  "orphan",
  "sync_log",
  "signal",
  "message_log",
] as const;
export type DemoTable = (typeof demoTables)[number];

/** Column to value, as JSON spells it; every row of a table names the same columns, the tenant not among them. */
export type DemoRow = Record<string, unknown>;

export type DemoRows = Map<DemoTable, DemoRow[]>;

export function addRow(rows: DemoRows, table: DemoTable, row: DemoRow): void {
  const known = rows.get(table);
  if (known) known.push(row);
  else rows.set(table, [row]);
}

/** The columns of a thing that people maintain. */
export function maintained(at: Date = demoEpoch): DemoRow {
  return { created_at: at, updated_at: at, version: 1 };
}

/** A `tstzrange` as PostgreSQL reads it. */
export function period(start: Date, end: Date): string {
  return `[${start.toISOString()},${end.toISOString()})`;
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

/** An amount as the table keeps it; all currencies of the demo have two digits. */
export function toMinor(amount: number): number {
  return Math.round(amount * 100);
}
