import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Vendor, VendorServiceTerms } from "@magic-meetings/contract/vendors/vendor.ts";
import { isDeepStrictEqual } from "node:util";
import type { CommandContext } from "../commands/command-context.ts";
import { lockThing, record } from "../places/keep-up.ts";
import { readThing } from "../places/read-thing.ts";
import {
  findOwnTerms,
  putOwnTerms,
  removeOwnTerms,
  shareServiceOfVendor,
  type OwnTerms,
} from "./vendor-service-sql.ts";
import { vendorSql } from "./vendor-sql.ts";
import { vendors } from "./vendor-upkeep.ts";

export interface ChangeVendorService {
  id: string;
  serviceId: string;
  /** Null: the vendor delivers it no longer. */
  terms: VendorServiceTerms | null;
  expectedVersion: number | undefined;
}

/** Lets a vendor deliver a service by terms of its own, or no longer. What is ordered stays as it was ordered. */
export async function changeVendorService(context: CommandContext, change: ChangeVendorService): Promise<Vendor> {
  const { tx, tenantId, principal, now } = context;
  const { id, serviceId, terms, expectedVersion } = change;
  const before = await lockThing(context, vendors, { id, expectedVersion });
  if (before.isDeleted) throw new Refusal("wrong_state", "This vendor is deleted: restore it first");
  const which = { tenantId, vendorId: id, serviceId };
  const had = await findOwnTerms(tx, which);
  if (terms === null ? had === undefined : !(await shareServiceOfVendor(tx, which))) {
    throw new Refusal("not_found", "There is no such service");
  }
  if (!isDeepStrictEqual(had ?? null, terms)) {
    if (terms === null) await removeOwnTerms(tx, which);
    else await putOwnTerms(tx, { ...which, ...terms });
    // The vendor has a new version, so that what was priced by the old terms is priced again.
    await vendorSql.update(tx, { tenantId, id, now, userId: principal.userId, values: before.values });
    const inWords = (own: OwnTerms | null | undefined) => ({ service: { id: serviceId, terms: own ?? null } });
    const { siteIds } = before;
    record(context, vendors, { id, action: "change", siteIds, oldValues: inWords(had), newValues: inWords(terms) });
  }
  return readThing(tx, { tenantId, principal }, vendors, id);
}
