import { isDeepStrictEqual } from "node:util";
import { Refusal, type Blocker } from "@magic-meetings/contract/problems/problem.ts";
import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { isForeignKeyViolation, isUniqueViolation } from "../db/constraint-errors.ts";
import type { LockedThing, MaintainedSql } from "./maintained-sql.ts";
import { readThing, type Maintained } from "./read-thing.ts";
import { refuseUnlessKeptUp } from "./place-policy.ts";

/** The values as they will be written, and the sites that the thing belongs to then. */
export interface Settled<Values> {
  values: Values;
  siteIds: string[];
}

/** What hangs on a thing and is changed with it: the days of business hours, the people of a group. */
export interface PartsChange {
  oldValues: Record<string, unknown>;
  newValues: Record<string, unknown>;
}

export interface InTheWay {
  count: number;
  items: Blocker[];
}

/** A thing that was just added. */
export interface Created<Input> {
  id: string;
  input: Input;
}

/** One kind of thing that people keep up. */
export interface MaintainedThing<Values extends object, Input, Item extends Maintained, Detail extends Maintained> {
  /** As people say it: "site", "access point". */
  word: string;
  /** What its signals are about; a place unless said. */
  family?: "catalogue";
  sql: MaintainedSql<Values, Item, Detail>;
  /** Checks what it refers to, and locks it against being deleted meanwhile. */
  settle(context: CommandContext, values: Values, before: LockedThing<Values> | null): Promise<Settled<Values>>;
  /** The same for several new things, where one by one takes a statement each. */
  settleNew?(context: CommandContext, all: readonly Values[]): Promise<Settled<Values>[]>;
  /** From what was asked for, the values to write; what was left out of a change is as it was. */
  merge(input: Input, before: Values | null): Values;
  changeParts?(context: CommandContext, id: string, input: Input): Promise<PartsChange | null>;
  /** What hangs on several new things, by few statements; gives what is new of each, in their order. */
  createParts?(context: CommandContext, created: readonly Created<Input>[]): Promise<Record<string, unknown>[]>;
  /** What keeps it from being deleted. */
  inTheWay?(context: CommandContext, id: string): Promise<InTheWay>;
}

type Any = Maintained;

/** Adds a thing; refuses with `name_taken` where there is one already, also a deleted one. */
export async function createThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  input: Input,
): Promise<Detail> {
  const { tx, tenantId, principal, now } = context;
  const id = context.newId();
  const { values, siteIds } = await thing.settle(context, thing.merge(input, null), null);
  refuseUnlessKeptUp(principal, siteIds);
  await refuseTaken(context, thing, id, values);
  await refusingTaken(thing, () => thing.sql.insert(tx, { tenantId, id, now, userId: principal.userId, values }));
  const parts = await thing.changeParts?.(context, id, input);
  const newValues = { ...values, ...parts?.newValues };
  record(context, thing, { id, action: "create", siteIds, newValues });
  return readThing(tx, { tenantId, principal }, thing, id);
}

export interface ChangeThing<Input> {
  id: string;
  change: Input;
  expectedVersion: number | undefined;
}

/** Changes a thing; a change that changes nothing leaves its version as it is. */
export async function changeThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  { id, change, expectedVersion }: ChangeThing<Input>,
): Promise<Detail> {
  const { tx, tenantId, principal, now } = context;
  const before = await lockThing(context, thing, { id, expectedVersion });
  if (before.isDeleted) throw new Refusal("wrong_state", `This ${thing.word} is deleted: restore it first`);
  const { values, siteIds } = await thing.settle(context, thing.merge(change, before.values), before);
  refuseUnlessKeptUp(principal, siteIds);
  const changed = changedFields(before.values, values);
  if (changed.length > 0) await refuseTaken(context, thing, id, values);
  const parts = (await thing.changeParts?.(context, id, change)) ?? null;
  if (changed.length > 0 || parts !== null) {
    await refusingTaken(thing, () => thing.sql.update(tx, { tenantId, id, now, userId: principal.userId, values }));
    record(context, thing, {
      id,
      action: "change",
      siteIds,
      oldValues: { ...pick(before.values, changed), ...parts?.oldValues },
      newValues: { ...pick(values, changed), ...parts?.newValues },
    });
  }
  return readThing(tx, { tenantId, principal }, thing, id);
}

export interface FindThing {
  id: string;
  expectedVersion: number | undefined;
}

/** Hides a thing that nothing hangs on; refuses with `place_in_use` and what is in the way. */
export async function deleteThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  which: FindThing,
): Promise<Detail> {
  const before = await lockThing(context, thing, which);
  if (before.isDeleted) throw new Refusal("wrong_state", `This ${thing.word} is deleted already`);
  const inTheWay = await thing.inTheWay?.(context, which.id);
  if (inTheWay !== undefined && inTheWay.count > 0) {
    const names = inTheWay.items.map(({ name }) => name).join(", ");
    const rest = inTheWay.count > inTheWay.items.length ? ", …" : "";
    throw new Refusal("place_in_use", `${before.name} is still needed by: ${names}${rest}`, { blockedBy: inTheWay });
  }
  return hideThing(context, thing, { id: which.id, before });
}

/** Hides a thing whose row is locked. */
export async function hideThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  { id, before }: { id: string; before: LockedThing<Values> },
): Promise<Detail> {
  const { tx, tenantId, principal, now } = context;
  await thing.sql.setDeleted(tx, { tenantId, id, now, userId: principal.userId, isDeleted: true });
  const { siteIds } = before;
  const [oldValues, newValues] = [{ ...before.values, deleted: false }, { deleted: true }];
  record(context, thing, { id, action: "delete", siteIds, oldValues, newValues });
  return readThing(tx, { tenantId, principal }, thing, id);
}

/** Shows a deleted thing again, with everything it had. */
export async function restoreThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  { id, expectedVersion }: FindThing,
): Promise<Detail> {
  const { tx, tenantId, principal, now } = context;
  const before = await lockThing(context, thing, { id, expectedVersion });
  if (!before.isDeleted) throw new Refusal("wrong_state", `This ${thing.word} is not deleted`);
  await settleAgain(context, thing, before);
  await refuseTaken(context, thing, id, before.values);
  await refusingTaken(thing, () =>
    thing.sql.setDeleted(tx, { tenantId, id, now, userId: principal.userId, isDeleted: false }),
  );
  record(context, thing, {
    id,
    action: "restore",
    siteIds: before.siteIds,
    oldValues: { deleted: true },
    newValues: { deleted: false },
  });
  return readThing(tx, { tenantId, principal }, thing, id);
}

/** What it refers to may have been deleted after it. */
async function settleAgain<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  before: LockedThing<Values>,
): Promise<void> {
  try {
    await thing.settle(context, before.values, before);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "invalid") throw error;
    throw new Refusal("wrong_state", `${error.message}. Restore what this ${thing.word} belongs to first`, error.more);
  }
}

/** Locks a thing that the asker keeps up, in the version that she saw. */
export async function lockThing<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  { id, expectedVersion }: FindThing,
): Promise<LockedThing<Values>> {
  const before = await thing.sql.lock(context.tx, { tenantId: context.tenantId, id });
  if (before === undefined) throw new Refusal("not_found", `There is no such ${thing.word}`);
  refuseUnlessKeptUp(context.principal, before.siteIds);
  refuseStaleVersion(before.version, expectedVersion);
  return before;
}

async function refuseTaken<Values extends object, Input, Item extends Any, Detail extends Any>(
  context: CommandContext,
  { sql, word }: MaintainedThing<Values, Input, Item, Detail>,
  id: string,
  values: Values,
): Promise<void> {
  const other = await sql.findTaken(context.tx, { tenantId: context.tenantId, id, values });
  if (other === undefined) return;
  const detail = other.isDeleted
    ? `A deleted ${word} has this already: ${other.name}. It can be restored instead`
    : `Another ${word} has this already: ${other.name}`;
  const blocker: Blocker = { type: sql.type, id: other.id, name: other.name, deleted: other.isDeleted };
  throw new Refusal("name_taken", detail, { blockedBy: { count: 1, items: [blocker] } });
}

/** Two who take one name at the same moment: the second finds it taken by a row that she could not see before. */
export async function refusingTaken(thing: { word: string }, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal("name_taken", `Another ${thing.word} has this already`);
    if (isForeignKeyViolation(error, "site_currency_fk")) throw badReference("/currency", "currency");
    if (isForeignKeyViolation(error, "service_currency_fk")) throw badReference("/price/currency", "currency");
    throw error;
  }
}

/** A field that refers to what is not there, or not any more. */
export function badReference(pointer: string, word: string): Refusal {
  const detail = `There is no such ${word}`;
  return new Refusal("invalid", detail, { errors: [{ pointer, code: "unknown", detail }] });
}

interface Recorded {
  id: string;
  action: "create" | "change" | "delete" | "restore";
  siteIds: readonly string[];
  oldValues?: Record<string, unknown>;
  newValues?: Record<string, unknown>;
}

const happened = { create: "changed", change: "changed", delete: "deleted", restore: "restored" } as const;

/** One audit row and one signal a change. */
export function record(
  context: CommandContext,
  { sql: { type }, family = "place" }: { sql: { type: string }; family?: "place" | "catalogue" },
  { id, action, siteIds, oldValues, newValues }: Recorded,
): void {
  const [siteId] = siteIds;
  context.signal({
    id: context.newId(),
    kind: `${family}.${happened[action]}` satisfies SignalKind,
    subject: { type: family, id },
    ...(siteIds.length === 1 && siteId !== undefined ? { siteId } : {}),
    facts: { type },
  });
  context.audit({
    action: `${type}.${action}`,
    entityType: type,
    entityId: id,
    oldValues: oldValues ?? null,
    newValues: newValues ?? null,
  });
}

function changedFields<Values extends object>(before: Values, after: Values): (keyof Values)[] {
  return (Object.keys(after) as (keyof Values)[]).filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

function pick<Values extends object>(values: Values, fields: readonly (keyof Values)[]): Partial<Values> {
  return Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<Values>;
}
