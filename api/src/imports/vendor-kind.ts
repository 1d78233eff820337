import { readVendorRow, type VendorRow } from "@magic-meetings/contract/imports/read-vendor-row.ts";
import type { OpeningHours } from "@magic-meetings/contract/places/business-hours.ts";
import {
  newVendorSchema,
  type NewVendor,
  type Vendor,
  type VendorChange,
} from "@magic-meetings/contract/vendors/vendor.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findDays } from "../places/business-hours-sql.ts";
import { businessHours } from "../places/business-hours-upkeep.ts";
import { createThings } from "../places/create-things.ts";
import { changeThing } from "../places/keep-up.ts";
import type { Bare } from "../places/maintained-sql.ts";
import { changeVendor } from "../vendors/change-vendor.ts";
import { vendorSql } from "../vendors/vendor-sql.ts";
import { vendors } from "../vendors/vendor-upkeep.ts";
import { changingHours } from "../vendors/with-closed-deliveries.ts";
import { foldName } from "./fold-name.ts";
import { differing, given } from "./given-fields.ts";
import { findIdsByName, listNamed, type NamedHours, type NamedSite } from "./known-company-sql.ts";
import { refuseUnfit } from "./refuse-unfit.ts";
import { byName, thingKind, type Judging, type KnownThing } from "./thing-kind.ts";

interface World {
  sites: Map<string, NamedSite>;
  hours: Map<string, NamedHours>;
  hoursById: Map<string, NamedHours>;
}

type KnownVendor = KnownThing & { vendor: Bare<Vendor>; days: OpeningHours[] };

interface Week {
  days: OpeningHours[];
  timeZone: string;
}

interface VendorToWrite {
  /** The vendor's own week, where a row writes it. */
  week: Week | undefined;
  create: Omit<NewVendor, "businessHoursId"> & { businessHoursId?: string | undefined };
  change: VendorChange;
}

export const vendorKind = thingKind<World, VendorRow, KnownVendor, VendorToWrite>({
  kind: "vendors",
  keyField: "name",
  async load(db, { tenantId }) {
    const hours = await listNamed(db, "hours", tenantId);
    return {
      sites: byName(await listNamed(db, "sites", tenantId), foldName),
      hours: byName(hours, foldName),
      hoursById: new Map(hours.map((one) => [one.id, one])),
    };
  },
  keyOf: ({ name }) => (name?.trim() ? foldName(name) : undefined),
  async findKnown(db, { tenantId, keys }) {
    const ids = await findIdsByName(db, "vendors", { tenantId, names: keys });
    const things = await vendorSql.findMany(db, { tenantId, ids });
    const known = new Map<string, KnownVendor[]>();
    for (const { thing } of things) {
      const days = await findDays(db, { tenantId, hoursId: thing.businessHours.id });
      const deleted = thing.deletedAt !== null;
      const key = foldName(thing.name);
      const one = { id: thing.id, version: thing.version, deleted, vendor: thing, days };
      known.set(key, [...(known.get(key) ?? []), one]);
    }
    return known;
  },
  read: (fields) => readVendorRow(fields),
  judge,
  create,
  change,
});

function judge(judging: Judging<World, VendorRow, KnownVendor>) {
  const { row, before, refuse } = judging;
  const siteIds = sitesOf(judging);
  const { businessHoursId, week } = hoursOf(judging);
  const rule = ruleOf(judging);
  if (before === undefined && row.kind === undefined) refuse("kind", "missing");
  const body = given({
    name: row.name,
    kind: row.kind,
    email: row.email,
    phone: row.phone,
    siteIds,
    businessHoursId,
    cutOffRule: rule,
    feeTiers: row.feeTiers,
    largeGroup: row.largeGroup,
    capacityPerHour: row.capacityPerHour,
    autoAccept: row.autoAccept,
  });
  const change = before === undefined ? {} : differing(body, valuesNow(before.vendor));
  const anyHours = body.businessHoursId ?? "00000000-0000-4000-8000-000000000000";
  if (before === undefined && row.kind !== undefined && rule !== undefined && row.name !== "") {
    refuseUnfit(newVendorSchema, { ...body, businessHoursId: anyHours }, refuse, {
      capacityPerHour: "capacityPerHour",
    });
  }
  const isSame = Object.keys(change).length === 0 && week === undefined;
  return { isSame, change: { week, create: body as VendorToWrite["create"], change } };
}

function valuesNow(vendor: Bare<Vendor>): Record<string, unknown> {
  const siteIds = vendor.sites.map(({ id }) => id).sort();
  return { ...vendor, siteIds, businessHoursId: vendor.businessHours.id };
}

function sitesOf({ row, world, refuse }: Judging<World, VendorRow, KnownVendor>): string[] | undefined {
  if (row.sites === undefined) return undefined;
  const unknown = row.sites.filter((name) => world.sites.get(foldName(name))?.deleted !== false);
  if (unknown.length > 0) refuse("sites", "unknown_site", { expected: unknown.join(", ") });
  return row.sites.flatMap((name) => world.sites.get(foldName(name))?.id ?? []).sort();
}

function ruleOf({ row, before, refuse }: Judging<World, VendorRow, KnownVendor>): VendorChange["cutOffRule"] {
  const { orderBefore, changeBefore, cancelBefore } = row;
  const had = before?.vendor.cutOffRule;
  if (orderBefore === undefined && had === undefined) {
    refuse("orderBefore", "missing");
    return undefined;
  }
  if (!orderBefore && !changeBefore && !cancelBefore) return undefined;
  const order = orderBefore ?? had?.orderBefore;
  const change = changeBefore ?? had?.changeBefore ?? orderBefore;
  if (order === undefined || change === undefined) return undefined;
  return { ...had, orderBefore: order, changeBefore: change, ...(cancelBefore ? { cancelBefore } : {}) };
}

/** The hours that a row names, or its own week; a week that is as it is, is none. */
function hoursOf(judging: Judging<World, VendorRow, KnownVendor>): { businessHoursId?: string; week?: Week } {
  const { row, before, world, refuse } = judging;
  if (row.hours === undefined) {
    if (before === undefined) refuse("hours", "missing");
    return {};
  }
  if (typeof row.hours === "string") {
    const named = world.hours.get(foldName(row.hours));
    if (named === undefined || named.deleted) {
      refuse("hours", "unknown_hours");
      return {};
    }
    return { businessHoursId: named.id };
  }
  const site = world.sites.get(foldName(row.sites?.[0] ?? ""));
  const timeZone = row.timeZone ?? before?.vendor.timeZone ?? site?.timeZone;
  if (timeZone === undefined) {
    refuse("timeZone", "missing");
    return {};
  }
  const week = { days: row.hours, timeZone };
  if (before === undefined) return { week };
  const isSame = timeZone === before.vendor.timeZone && JSON.stringify(before.days) === JSON.stringify(week.days);
  if (isSame) return {};
  if ((world.hoursById.get(before.vendor.businessHours.id)?.uses ?? 0) > 1) refuse("hours", "hours_shared");
  return { week };
}

/** With the hours of those that have a week of their own. */
async function create(context: CommandContext, _world: World, news: readonly VendorToWrite[]): Promise<void> {
  const own = news.flatMap((one) => (one.week === undefined ? [] : [{ one, week: one.week }]));
  const weeks = own.map(({ one, week }) => ({ name: one.create.name, ...week }));
  const ids = await createThings(context, businessHours, weeks);
  const hoursOf = new Map(own.map(({ one }, index) => [one, ids[index]]));
  await createThings(
    context,
    vendors,
    news.map((one) => ({
      ...one.create,
      businessHoursId: one.create.businessHoursId ?? hoursOf.get(one) ?? "",
    })),
  );
}

async function change(
  context: CommandContext,
  _world: World,
  { week, change }: VendorToWrite,
  { id, version, vendor }: KnownVendor,
): Promise<void> {
  const hoursId = vendor.businessHours.id;
  if (week !== undefined) {
    await changingHours(context, hoursId, () =>
      changeThing(context, businessHours, { id: hoursId, change: week, expectedVersion: undefined }),
    );
  }
  if (Object.keys(change).length > 0) await changeVendor(context, { id, change, expectedVersion: version });
}
