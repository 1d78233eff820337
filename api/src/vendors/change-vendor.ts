import type { Vendor, VendorChange } from "@magic-meetings/contract/vendors/vendor.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeThing, type ChangeThing } from "../places/keep-up.ts";
import { countVendorHours } from "../production-orders/reserve-capacity.ts";
import { vendorSql } from "./vendor-sql.ts";
import { vendors } from "./vendor-upkeep.ts";
import { changingVendor, type WithClosedDeliveries } from "./with-closed-deliveries.ts";

/** Changes a vendor; what it promised of its hours is counted by a new capacity, and closed orders are told of. */
export function changeVendor(
  context: CommandContext,
  request: ChangeThing<VendorChange>,
): Promise<WithClosedDeliveries<Vendor>> {
  const { tx, tenantId } = context;
  const { id, change } = request;
  return changingVendor(context, id, async () => {
    const before = await vendorSql.lock(tx, { tenantId, id });
    const vendor = await changeThing(context, vendors, request);
    const capacityPerHour = change.capacityPerHour;
    if (capacityPerHour !== undefined && capacityPerHour !== before?.values.capacityPerHour) {
      await countVendorHours(context, { vendorId: id, capacityPerHour });
    }
    return vendor;
  });
}
