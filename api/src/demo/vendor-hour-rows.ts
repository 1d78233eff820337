import { addRow, type DemoRow, type DemoRows } from "./demo-rows.ts";

const hour = 60 * 60_000;
const promised = ["submitted", "confirmed", "in_production"];

/** What the vendors with a limit have promised of their hours from now on. */
export function addVendorHourRows(rows: DemoRows, now: Date): void {
  const byId = (table: "vendor" | "service" | "service_order") =>
    new Map((rows.get(table) ?? []).map((row) => [row["id"], row]));
  const [vendors, services, orders] = [byId("vendor"), byId("service"), byId("service_order")];
  const portions = new Map<string, { vendor: DemoRow; at: number; count: number }>();
  for (const line of rows.get("service_order_line") ?? []) {
    const vendor = vendors.get(line["vendor_id"]);
    const unit = services.get(line["service_id"])?.["unit"];
    const at = Math.floor((line["deliver_at"] as Date).getTime() / hour) * hour;
    if (!vendor?.["capacity_per_hour"] || (unit !== "person" && unit !== "piece") || at < now.getTime() - hour)
      continue;
    if (!promised.includes(String(orders.get(line["service_order_id"])?.["status"]))) continue;
    const key = `${String(line["vendor_id"])} ${at}`;
    const known = portions.get(key) ?? { vendor, at, count: 0 };
    portions.set(key, { ...known, count: known.count + Number(line["quantity"]) });
  }
  for (const { vendor, at, count } of portions.values()) {
    addRow(rows, "vendor_hour", {
      vendor_id: vendor["id"],
      hour: new Date(at),
      portions: count,
      capacity: Math.max(count, Number(vendor["capacity_per_hour"])),
    });
  }
}
