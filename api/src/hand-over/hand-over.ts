import { ownKinds, type HandOverKind } from "@magic-meetings/contract/hand-over/hand-over-words.ts";
import type { HandOver, HandOverInput } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findActivePerson } from "../delegates/delegate-sql.ts";
import { isAdmin } from "../identity/principal.ts";
import { giveVisitsOfMeetings, giveVisitsOfSeries } from "../visits/visit-host-sql.ts";
import { handOverCardFor } from "./hand-over-card-thread.ts";
import { findHandOver, findItemsOfPerson } from "./hand-over-read-sql.ts";
import { giveThings, insertHandOver, lockMeetingsToGive, markUndone } from "./hand-over-write-sql.ts";
import { givingPerson, presentHandOver, undoUntil, visibleHandOver } from "./read-hand-over.ts";

/** Bounds the work of one transaction; what is left is handed over by pressing again. */
const mostAtOnce = 2_000;

interface Person {
  id: string;
  name: string;
}

/**
 * Gives what somebody looks after to somebody else, all or parts of it. Meetings keep who they are, with their rooms,
 * orders and questions; nothing is cancelled. Both are told once, with all of it.
 */
export async function handOver(
  context: CommandContext,
  { fromId, toId, items }: HandOverInput & { fromId: string },
): Promise<HandOver> {
  const { tx, tenantId, principal } = context;
  const from = await givingPerson(tx, principal, fromId);
  const to = await findActivePerson(tx, { tenantId, id: toId });
  if (to === undefined) throw new Refusal("not_found", "There is no such person");
  if (to.id === from.id) throw new Refusal("invalid", "Choose somebody else");
  if (!isAdmin(principal) && items?.some(({ kind }) => !ownKinds.includes(kind))) {
    throw new Refusal("forbidden", "Only administrators hand over more than meetings");
  }
  return handOverThings(context, { from, to, items, isOwn: !isAdmin(principal) });
}

/** The same for the service itself, which looks after what has nobody any more. */
export async function handOverThings(
  context: CommandContext,
  {
    from,
    to,
    items,
    isOwn = false,
  }: { from: Person & { status: string }; to: Person; items?: HandOverInput["items"]; isOwn?: boolean },
): Promise<HandOver> {
  const { tx, tenantId, now, principal } = context;
  const kinds = isOwn ? ownKinds : null;
  const known = await findItemsOfPerson(tx, { tenantId, userId: from.id, now, kinds, limit: mostAtOnce });
  const wanted = items?.map(({ kind, id }) => `${kind} ${id}`);
  const chosen = wanted === undefined ? known : known.filter(({ kind, id }) => wanted.includes(`${kind} ${id}`));
  const given = await give(context, { from, to }, chosen);
  if (given.length === 0) throw new Refusal("not_found", "There is nothing of this to hand over");
  const id = context.newId();
  await insertHandOver(tx, {
    tenantId,
    id,
    fromId: from.id,
    toId: to.id,
    now,
    userId: principal.userId,
    items: given.map((item) => ({ ...item, entityId: item.id, id: context.newId() })),
  });
  record(context, { id, from, to, given, action: "hand_over" });
  return presentThis(context, id);
}

/** Takes a hand-over back: what is still with whoever got it goes back to whoever gave it. */
export async function handBack(context: CommandContext, id: string): Promise<HandOver> {
  const { tx, tenantId, principal, now } = context;
  const found = visibleHandOver(principal, await findHandOver(tx, { tenantId, id, mostItems: mostAtOnce }));
  if (undoUntil(found, { principal, now }) === null) {
    throw new Refusal("wrong_state", "This cannot be handed back any more");
  }
  if (!(await markUndone(tx, { tenantId, id, now, userId: principal.userId }))) {
    throw new Refusal("wrong_state", "This was handed back already");
  }
  const given = await give(context, { from: found.to, to: found.from }, found.items);
  record(context, { id, from: found.to, to: found.from, given, action: "hand_back" });
  return presentThis(context, id);
}

interface Thing {
  kind: HandOverKind;
  id: string;
  name: string;
  at: string | null;
}

/** Series go with their coming dates; what somebody else has got meanwhile is left with her. */
async function give(
  context: CommandContext,
  { from, to }: { from: Person; to: Person },
  things: readonly Thing[],
): Promise<Thing[]> {
  const { tx, tenantId, now, principal } = context;
  const idsOf = (kind: HandOverKind) => things.flatMap((thing) => (thing.kind === kind ? [thing.id] : []));
  const args = { tenantId, fromId: from.id, toId: to.id, now, userId: principal.userId };
  const seriesIds = idsOf("series");
  const locked = await lockMeetingsToGive(tx, { ...args, seriesIds, meetingIds: idsOf("meeting") });
  await giveVisitsOfMeetings(tx, { ...args, meetingIds: locked });
  await giveVisitsOfSeries(tx, { ...args, seriesIds });
  const given = new Map<HandOverKind, Set<string>>([
    ["meeting", await giveThings(tx, "meeting", { ...args, ids: locked })],
  ]);
  for (const kind of new Set(things.map((thing) => thing.kind))) {
    if (kind !== "meeting") given.set(kind, await giveThings(tx, kind, { ...args, ids: idsOf(kind) }));
  }
  return things.filter(({ kind, id }) => given.get(kind)?.has(id));
}

interface Done {
  id: string;
  from: Person & { status?: string; isActive?: boolean };
  to: Person;
  given: readonly Thing[];
  action: "hand_over" | "hand_back";
}

function record(context: CommandContext, { id, from, to, given, action }: Done): void {
  for (const thing of given) {
    if (thing.kind !== "meeting" && thing.kind !== "series") continue;
    context.signal({
      id: context.newId(),
      kind: `${thing.kind}.handed_over`,
      subject: { type: thing.kind, id: thing.id },
      ...(thing.kind === "meeting" ? { meetingId: thing.id } : {}),
      organizerId: to.id,
      facts: { from: from.name, to: to.name },
    });
  }
  const isThere = from.status !== "disabled" && from.isActive !== false;
  context.signal({
    id: context.newId(),
    kind: "person.handed_over",
    subject: { type: "person", id: from.id },
    organizerId: to.id,
    facts: { from: from.name, to: to.name, count: given.length },
    tell: [handOverCardFor(id, to.id), ...(isThere ? [handOverCardFor(id, from.id)] : [])],
  });
  context.audit({
    action: `person.${action}`,
    entityType: "app_user",
    entityId: from.id,
    oldValues: { with: from.id },
    newValues: { with: to.id, things: given.map((thing) => `${thing.kind} ${thing.id}`) },
  });
}

async function presentThis({ tx, tenantId, principal, now }: CommandContext, id: string): Promise<HandOver> {
  const found = await findHandOver(tx, { tenantId, id });
  if (found === undefined) throw new Error("The hand-over that was just written is not there");
  return presentHandOver(found, { principal, now });
}
