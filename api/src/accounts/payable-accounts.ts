import type { CommandContext } from "../commands/command-context.ts";
import { findPayableAccounts, insertPayableAccounts } from "./payable-account-sql.ts";

/**
 * What is owed to each vendor in a currency: its account's id by the vendor's. A vendor who has none yet gets one, so
 * that a delivery never fails for want of it.
 */
export async function payableAccountsOf(
  context: CommandContext,
  { vendors, currency }: { vendors: readonly { id: string; name: string }[]; currency: string },
): Promise<Map<string, string>> {
  const { tx, tenantId, now, principal } = context;
  const find = () => findPayableAccounts(tx, { tenantId, vendorIds: vendors.map(({ id }) => id), currency });
  const known = await find();
  const missing = vendors.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return known;
  await insertPayableAccounts(tx, {
    tenantId,
    currency,
    now,
    userId: principal.userId,
    accounts: missing.map((vendor) => ({ id: context.newId(), vendorId: vendor.id, name: vendor.name })),
  });
  return find();
}
