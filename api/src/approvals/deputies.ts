import type { Deputies, DeputiesInput } from "@magic-meetings/contract/approvals/deputy.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import {
  findActivePeople,
  findDeputies,
  findDeputyCandidates,
  lockDeputies,
  replaceDeputies,
  setEscalationHours,
  type DeputiesRecord,
} from "./deputy-sql.ts";

/** Who stands in for an account's owner; for its owner, its deputies, finance and administrators. */
export async function readDeputies(db: Queries, principal: Principal, accountId: string): Promise<Deputies> {
  const { tenantId } = principal;
  const record = visibleDeputies(principal, await findDeputies(db, { tenantId, accountId }));
  return present(db, principal, record);
}

/** Replaces them; questions that wait stay with whom they were put to, and the new deputies may decide them as well. */
export async function changeDeputies(
  context: CommandContext,
  { accountId, items, escalationHours }: DeputiesInput & { accountId: string },
): Promise<Deputies> {
  const { tx, tenantId, principal, now } = context;
  const before = visibleDeputies(principal, await lockDeputies(tx, { tenantId, accountId }));
  if (!mayChange(principal, before)) {
    throw new Refusal("forbidden", "Only the account's owner, finance and administrators choose deputies");
  }
  await refuseBadDeputies(context, before, items);
  const deputies = items.map(({ userId, from, until }) => ({
    id: context.newId(),
    userId,
    from: new Date(from),
    until: until === null ? null : new Date(until),
  }));
  await replaceDeputies(tx, { tenantId, accountId, deputies, now, by: principal.userId });
  if (escalationHours !== undefined && escalationHours !== before.escalationHours) {
    await setEscalationHours(tx, { tenantId, accountId, hours: escalationHours, now, userId: principal.userId });
  }
  const after = (await findDeputies(tx, { tenantId, accountId })) ?? before;
  context.audit({
    action: "account.deputies",
    entityType: "account",
    entityId: accountId,
    oldValues: auditable(before),
    newValues: auditable(after),
  });
  return present(tx, principal, after);
}

async function refuseBadDeputies(
  { tx, tenantId }: CommandContext,
  { owner }: DeputiesRecord,
  items: DeputiesInput["items"],
): Promise<void> {
  const known = await findActivePeople(tx, { tenantId, ids: items.map(({ userId }) => userId) });
  for (const [index, { userId, from, until }] of items.entries()) {
    const pointer = `/items/${index}`;
    if (!known.has(userId)) throw invalid(`${pointer}/userId`, "There is no such person in the company");
    if (userId === owner?.id) throw invalid(`${pointer}/userId`, "The owner needs no deputy who is the owner");
    if (until !== null && Date.parse(until) <= Date.parse(from)) {
      throw invalid(`${pointer}/until`, "The period ends before it begins");
    }
  }
}

function invalid(pointer: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "invalid", detail }] });
}

function visibleDeputies(principal: Principal, record: DeputiesRecord | undefined): DeputiesRecord {
  const isDeputy = record?.items.some(({ user }) => user.id === principal.userId) === true;
  if (record !== undefined && (mayChange(principal, record) || isDeputy)) return record;
  throw new Refusal("not_found", "There is no such account");
}

function mayChange(principal: Principal, { account, owner }: DeputiesRecord): boolean {
  if (principal.userId !== null && owner?.id === principal.userId) return true;
  return principal.roles.some(
    ({ role, accountId, siteId, vendorId }) =>
      (role === "finance" || role === "admin") &&
      siteId === undefined &&
      vendorId === undefined &&
      (accountId === undefined || accountId === account.id),
  );
}

async function present(db: Queries, principal: Principal, record: DeputiesRecord): Promise<Deputies> {
  const { tenantId } = principal;
  const changes = mayChange(principal, record);
  const candidates = changes ? await findDeputyCandidates(db, { tenantId, accountId: record.account.id }) : [];
  return {
    ...record,
    items: record.items.map(({ user, from, until }) => ({
      user,
      from: new Date(from).toISOString(),
      until: until === null ? null : new Date(until).toISOString(),
    })),
    candidates: candidates.filter(({ id }) => id !== record.owner?.id),
    mayChange: changes,
  };
}

function auditable({ escalationHours, items }: DeputiesRecord): Record<string, unknown> {
  return { escalationHours, deputies: items.map(({ user, from, until }) => ({ userId: user.id, from, until })) };
}
