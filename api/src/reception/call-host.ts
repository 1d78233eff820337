import type { HostCallReason } from "@magic-meetings/contract/reception/reception-words.ts";
import type { CommandContext, Telling } from "../commands/command-context.ts";
import type { VisitRecord } from "../visits/visit-sql.ts";
import { arrivalCardFor } from "./arrival-card-thread.ts";
import { atDesk, conflictOf, duplicate, signalVisit, type AtDesk, type DeskOutcome } from "./desk.ts";
import {
  addToldPeople,
  findOpenGroup,
  hasOpenCall,
  insertHostCall,
  readAnswerMinutes,
  withdrawHostCalls,
} from "./host-call-sql.ts";

/** Visitors of one meeting who come within this time are told in one message. */
const togetherMilliseconds = 60_000;

/** Tells the host; gives whom to tell with the signal of what happened. */
export async function callHost(context: CommandContext, visit: VisitRecord, about: HostCallReason): Promise<Telling[]> {
  const { tx, tenantId, now } = context;
  const id = context.newId();
  const { host, site, meetingLocationId } = visit;
  const open =
    meetingLocationId === null
      ? undefined
      : await findOpenGroup(tx, {
          tenantId,
          hostId: host.id,
          meetingLocationId,
          since: new Date(now.getTime() - togetherMilliseconds),
        });
  const groupId = open ?? id;
  const minutes = await readAnswerMinutes(tx, { tenantId, siteId: site.id });
  const dueAt = new Date(now.getTime() + minutes * 60_000);
  await insertHostCall(tx, { tenantId, id, visitId: visit.id, groupId, about, now, dueAt });
  await addToldPeople(tx, { tenantId, told: [{ hostCallId: id, userId: host.id }] });
  return [arrivalCardFor(groupId, host.id)];
}

/** Takes back that she is here; gives whom to tell. */
export async function withdrawCalls({ tx, tenantId, now }: CommandContext, visit: VisitRecord): Promise<Telling[]> {
  const told = await withdrawHostCalls(tx, { tenantId, visitId: visit.id, now });
  return told.map(({ groupId, userId }) => arrivalCardFor(groupId, userId));
}

/** Somebody stands there who is not expected now, for the time of before or for what is cancelled: her host decides. */
export function askHost(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit) => {
    const isCancelled = visit.status === "cancelled";
    if (!isCancelled) {
      const conflict = conflictOf(visit, "check-in");
      if (conflict) return conflict;
    }
    const { tx, tenantId } = context;
    if (await hasOpenCall(tx, { tenantId, visitId: visit.id })) return duplicate(visit);
    const tell = await callHost(context, visit, isCancelled ? "cancelled" : "old_time");
    signalVisit(context, visit, "visit.changed", tell);
    return { outcome: "applied", visit };
  });
}
