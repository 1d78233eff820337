import { taskKinds } from "@magic-meetings/contract/tasks/task-words.ts";
import type { NewVendor, Vendor, VendorChange } from "@magic-meetings/contract/vendors/vendor.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { badReference, type InTheWay, type MaintainedThing, type PartsChange } from "../places/keep-up.ts";
import { shareAllBusinessHours, shareBusinessHours } from "../places/referred-sql.ts";
import {
  changeVendorSites,
  findOrdersAhead,
  findVendorSites,
  insertVendorSites,
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
    values.taskKinds = inOrder(values.taskKinds);
    if (siteIds === undefined) return { values, siteIds: before?.siteIds ?? [] };
    const wanted = [...new Set(siteIds)];
    const found = await shareVendorSites(tx, { tenantId, ids: wanted });
    if (found.length < wanted.length) throw badReference("/siteIds", "site");
    return { values, siteIds: wanted };
  },
  async settleNew({ tx, tenantId }, all: readonly WithSites[]) {
    const hours = [...new Set(all.map(({ businessHoursId }) => businessHoursId))];
    if (!(await shareAllBusinessHours(tx, { tenantId, ids: hours }))) {
      throw badReference("/businessHoursId", "set of business hours");
    }
    const sites = [...new Set(all.flatMap(({ siteIds = [] }) => siteIds))];
    if ((await shareVendorSites(tx, { tenantId, ids: sites })).length < sites.length) {
      throw badReference("/siteIds", "site");
    }
    for (const values of all) await refuseStranger(tx, tenantId, values, undefined);
    return all.map(({ siteIds = [], ...values }) => ({
      values: { ...values, taskKinds: inOrder(values.taskKinds) },
      siteIds: [...new Set(siteIds)],
    }));
  },
  changeParts: (context, id, { siteIds }) => changeSites(context, id, siteIds),
  async createParts({ tx, tenantId }, created) {
    const sites = created.map(({ input }) => [...new Set(input.siteIds ?? [])].sort());
    const pairs = created.flatMap(({ id }, index) => (sites[index] ?? []).map((siteId) => [id, siteId] as const));
    await insertVendorSites(tx, { tenantId, pairs });
    return sites.map((siteIds) => (siteIds.length > 0 ? { siteIds } : {}));
  },
  inTheWay: ordersInTheWay,
};

function inOrder(chosen: VendorValues["taskKinds"]): VendorValues["taskKinds"] {
  return taskKinds.filter((kind) => chosen.includes(kind));
}

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
