import type {
  BlockListChange,
  BlockListEntry,
  BlockListInput,
} from "@magic-meetings/contract/block-list/block-list.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { givenFields } from "../commands/given-fields.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { findEntry, insertEntry, keepKeys, lockEntry, updateEntry } from "./block-list-sql.ts";
import { keysOf } from "./match-person.ts";
import { screenAgain } from "./screen-again.ts";

/** Puts somebody on the list; coming visits of people who are like her wait from now on. */
export async function addEntry(context: CommandContext, entry: BlockListInput): Promise<BlockListEntry> {
  const { tx, tenantId, now, principal } = context;
  const id = context.newId();
  await insertEntry(tx, { tenantId, id, now, userId: principal.userId, entry });
  await keepKeys(tx, { tenantId, id, keys: keysOf(entry) });
  return settle(context, id, { action: "create", fields: Object.keys(entry) });
}

interface Which {
  id: string;
  expectedVersion: number | undefined;
}

export async function changeEntry(
  context: CommandContext,
  { id, expectedVersion, change }: Which & { change: BlockListChange },
): Promise<BlockListEntry> {
  const before = await lockCurrent(context, { id, expectedVersion });
  if (before.deletedAt !== null) throw new Refusal("wrong_state", "This entry is deleted: restore it first");
  const { name, email, company, reason, validTo } = { ...before, ...givenFields(change) };
  const entry = { name, email, company, reason, validTo };
  const fields = (Object.keys(entry) as (keyof typeof entry)[]).filter((field) => entry[field] !== before[field]);
  if (fields.length === 0) return before;
  await write(context, id, entry, false);
  return settle(context, id, { action: "change", fields });
}

/** Takes somebody off the list, or puts her back; again changes nothing. */
export async function hideEntry(
  context: CommandContext,
  { id, expectedVersion, isDeleted }: Which & { isDeleted: boolean },
): Promise<BlockListEntry> {
  const before = await lockCurrent(context, { id, expectedVersion });
  if ((before.deletedAt !== null) === isDeleted) return before;
  const { name, email, company, reason, validTo } = before;
  await write(context, id, { name, email, company, reason, validTo }, isDeleted);
  return settle(context, id, { action: isDeleted ? "delete" : "restore", fields: [] });
}

async function lockCurrent({ tx, tenantId }: CommandContext, { id, expectedVersion }: Which): Promise<BlockListEntry> {
  const before = await lockEntry(tx, { tenantId, id });
  if (before === undefined) throw new Refusal("not_found", "There is no such entry");
  refuseStaleVersion(before.version, expectedVersion);
  return before;
}

async function write(
  { tx, tenantId, now, principal }: CommandContext,
  id: string,
  entry: BlockListInput,
  isDeleted: boolean,
): Promise<void> {
  await updateEntry(tx, { tenantId, id, now, userId: principal.userId, entry, isDeleted });
  await keepKeys(tx, { tenantId, id, keys: keysOf(entry) });
}

/** What was done is audited by field, never with who it is about. */
async function settle(
  context: CommandContext,
  id: string,
  { action, fields }: { action: string; fields: readonly string[] },
): Promise<BlockListEntry> {
  const { tx, tenantId } = context;
  await screenAgain(context);
  context.audit({
    action: `block_list_entry.${action}`,
    entityType: "block_list_entry",
    entityId: id,
    newValues: { fields: [...fields].sort() },
  });
  const entry = await findEntry(tx, { tenantId, id });
  if (entry === undefined) throw new Error("An entry is not there after it was written");
  return entry;
}
