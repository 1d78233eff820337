import { taskKinds } from "@magic-meetings/contract/tasks/task-words.ts";
import type { NewVendor, Vendor, VendorChange } from "@magic-meetings/contract/vendors/vendor.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { badReference, type InTheWay, type MaintainedThing, type PartsChange } from "../places/keep-up.ts";
import { shareBusinessHours } from "../places/referred-sql.ts";
import {
  changeVendorSites,
  findOrdersAhead,
  findVendorSites,
  shareResponsible,
  shareVendorSites,
  vendorSql,
  type VendorValues,
} from "./vendor-sql.ts";

/** With the sites that the vendor is to have: they decide who keeps it up. */
interface WithSites extends VendorValues {
  siteIds?: string[] | undefined;
}

export const vendors: MaintainedThing<VendorValues, NewVendor | VendorChange, Vendor, Vendor> = {
  word: "vendor",
  family: "catalogue",
  sql: vendorSql,
  merge: (input, before): WithSites => ({ ...(before ?? vendorDefaults), ...input }),
  async settle({ tx, tenantId }, { siteIds, ...values }: WithSites, before) {
    const hoursId = values.businessHoursId;
    if (hoursId !== before?.values.businessHoursId && !(await shareBusinessHours(tx, { tenantId, id: hoursId }))) {
      throw badReference("/businessHoursId", "set of business hours");
    }
    await refuseStranger(tx, tenantId, values, before?.values);
    values.taskKinds = taskKinds.filter((kind) => values.taskKinds.includes(kind));
    if (siteIds === undefined) return { values, siteIds: before?.siteIds ?? [] };
    const wanted = [...new Set(siteIds)];
    const found = await shareVendorSites(tx, { tenantId, ids: wanted });
    if (found.length < wanted.length) throw badReference("/siteIds", "site");
    return { values, siteIds: wanted };
  },
  changeParts: (context, id, { siteIds }) => changeSites(context, id, siteIds),
  inTheWay: ordersInTheWay,
};

const vendorDefaults: VendorValues = {
  name: "",
  kind: "in_house",
  businessHoursId: "",
  email: null,
  phone: null,
  cutOffRule: {
    orderBefore: { kind: "business_minutes", minutes: 0 },
    changeBefore: { kind: "business_minutes", minutes: 0 },
  },
  feeTiers: [],
  largeGroup: null,
  capacityPerHour: null,
  autoAccept: false,
  taskKinds: [...taskKinds],
  taskResponsibleId: null,
};

/** Tasks go to somebody who is there; who was named before stays until somebody else is named. */
async function refuseStranger(
  tx: Queries,
  tenantId: string,
  { taskResponsibleId: id }: VendorValues,
  before: VendorValues | undefined,
): Promise<void> {
  if (id === null || id === before?.taskResponsibleId) return;
  if (!(await shareResponsible(tx, { tenantId, id }))) throw badReference("/taskResponsibleId", "person");
}

async function changeSites(
  { tx, tenantId }: CommandContext,
  vendorId: string,
  wanted: readonly string[] | undefined,
): Promise<PartsChange | null> {
  if (wanted === undefined) return null;
  const before = await findVendorSites(tx, { tenantId, vendorId });
  const after = [...new Set(wanted)].sort();
  if (before.join() === after.join()) return null;
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  await changeVendorSites(tx, { tenantId, vendorId, gone, added });
  return { oldValues: { siteIds: before }, newValues: { siteIds: after } };
}

/** A vendor that still has something to deliver stays. */
async function ordersInTheWay({ tx, tenantId, now }: CommandContext, vendorId: string): Promise<InTheWay> {
  const { count, items } = await findOrdersAhead(tx, { tenantId, vendorId, now });
  return {
    count,
    items: items.map(({ id, number, deliverAt }) => ({
      type: "service_order",
      id,
      name: `order ${number}`,
      start: deliverAt.toISOString(),
    })),
  };
}
