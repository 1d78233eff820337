import { catalogueLimits } from "@magic-meetings/contract/catalogue/catalogue-limits.ts";
import type { NewServicePrice, ServicePrices } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { DateTime } from "luxon";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { badReference, lockThing, record } from "../places/keep-up.ts";
import { shareVendors } from "./service-parts-sql.ts";
import {
  findPriceFacts,
  putPrice,
  removePrice,
  setServiceChanged,
  type DatedPrice,
  type PriceFacts,
} from "./service-price-sql.ts";
import { services } from "./service-upkeep.ts";

interface Which {
  id: string;
  expectedVersion: number | undefined;
}

/** A price for deliveries from a day on. What is ordered keeps its price, and a day that is over has had its price. */
export async function setServicePrice(
  context: CommandContext,
  { id, price, expectedVersion }: Which & { price: NewServicePrice },
): Promise<ServicePrices> {
  const { tx, tenantId, now, principal } = context;
  const { facts, siteIds } = await lockPrices(context, { id, expectedVersion });
  const { validFrom, vendorId = null } = price;
  const { first } = todayAt(facts, now);
  if (validFrom < first) throw wrong("/validFrom", "past", `A price holds from today, ${first}, or from later on`);
  if (price.price.currency !== facts.currency) {
    throw wrong("/price/currency", "currency", "All prices of a service are in the same currency");
  }
  if (vendorId !== null && !facts.vendors.some((vendor) => vendor.id === vendorId)) {
    throw badReference("/vendorId", "vendor of this service");
  }
  if (vendorId !== null) await shareVendors(tx, { tenantId, ids: [vendorId] });
  const before = facts.prices.find((other) => other.vendorId === vendorId && other.validFrom === validFrom);
  if (before === undefined && facts.prices.length >= catalogueLimits.prices) {
    throw wrong("/validFrom", "too_many", `A service has at most ${catalogueLimits.prices} prices`);
  }
  const { amountMinor: priceMinor } = price.price;
  const userId = principal.userId;
  await putPrice(tx, { tenantId, id: context.newId(), serviceId: id, vendorId, validFrom, priceMinor, now, userId });
  await setServiceChanged(tx, { tenantId, id, now, userId });
  record(context, services, {
    id,
    action: "change",
    siteIds,
    oldValues: { price: before ? written(before) : null },
    newValues: { price: { vendorId, validFrom, priceMinor } },
  });
  return readServicePrices(tx, { tenantId, id, now });
}

/** Takes back a price that does not hold yet at any of the service's sites. */
export async function takeBackServicePrice(
  context: CommandContext,
  { id, priceId, expectedVersion }: Which & { priceId: string },
): Promise<ServicePrices> {
  const { tx, tenantId, now, principal } = context;
  const { facts, siteIds } = await lockPrices(context, { id, expectedVersion });
  const price = facts.prices.find((other) => other.id === priceId);
  if (price === undefined) throw new Refusal("not_found", "There is no such price");
  if (price.validFrom <= todayAt(facts, now).last) {
    throw new Refusal("wrong_state", "This price holds already: set another one from today on instead");
  }
  await removePrice(tx, { tenantId, id: priceId });
  await setServiceChanged(tx, { tenantId, id, now, userId: principal.userId });
  record(context, services, {
    id,
    action: "change",
    siteIds,
    oldValues: { price: written(price) },
    newValues: { price: null },
  });
  return readServicePrices(tx, { tenantId, id, now });
}

/** What it costs today, and its prices with the day from which each holds. */
export async function readServicePrices(
  db: Queries,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<ServicePrices> {
  const facts = await findPriceFacts(db, { tenantId, id });
  if (facts === undefined) throw new Refusal("not_found", "There is no such service");
  return presentPrices(facts, now);
}

async function lockPrices(context: CommandContext, which: Which): Promise<{ facts: PriceFacts; siteIds: string[] }> {
  const { isDeleted, siteIds } = await lockThing(context, services, which);
  if (isDeleted) throw new Refusal("wrong_state", "This service is deleted: restore it first");
  const facts = await findPriceFacts(context.tx, { tenantId: context.tenantId, id: which.id });
  if (facts === undefined) throw new Error(`The service ${which.id} is gone although it is locked`);
  return { facts, siteIds };
}

function wrong(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}

function written({ vendorId, validFrom, priceMinor }: DatedPrice) {
  return { vendorId, validFrom, priceMinor };
}

/** The day at the service's sites: where it begins last, and where it begins first. */
export function todayAt({ timeZones }: Pick<PriceFacts, "timeZones">, now: Date): { first: string; last: string } {
  const days = (timeZones.length > 0 ? timeZones : ["UTC"])
    .map((zone) => DateTime.fromJSDate(now, { zone }).toISODate() ?? "")
    .sort();
  return { first: days[0] ?? "", last: days.at(-1) ?? "" };
}

/** Pure. */
export function presentPrices(facts: PriceFacts, now: Date): ServicePrices {
  const { id, version, currency, priceMinor, vendors, prices } = facts;
  const { first, last } = todayAt(facts, now);
  const money = (amountMinor: number) => ({ amountMinor, currency });
  const latestOf = (vendorId: string | null) =>
    prices.find((price) => price.vendorId === vendorId && price.validFrom <= last);
  const general = latestOf(null);
  const generalNow = { price: money(general?.priceMinor ?? priceMinor), since: general?.validFrom ?? null };
  return {
    serviceId: id,
    version,
    today: first,
    now: [
      { vendor: null, ...generalNow },
      ...vendors.map((vendor) => {
        const own = latestOf(vendor.id);
        const price = own?.priceMinor ?? vendor.priceMinor;
        const ofVendor = { vendor: { id: vendor.id, name: vendor.name } };
        return price === null
          ? { ...ofVendor, ...generalNow }
          : { ...ofVendor, price: money(price), since: own?.validFrom ?? null };
      }),
    ],
    items: prices.map((price) => ({
      id: price.id,
      vendor: price.vendorId === null ? null : { id: price.vendorId, name: price.vendorName ?? "" },
      validFrom: price.validFrom,
      price: money(price.priceMinor),
      holds: price.validFrom > last ? "later" : latestOf(price.vendorId)?.id === price.id ? "now" : "before",
    })),
  };
}
