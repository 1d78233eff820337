import type { CommandContext } from "../commands/command-context.ts";
import { findVisit, type VisitRecord } from "../visits/visit-sql.ts";
import { listColleaguesAtMeeting, listStandIns } from "./arrival-card-sql.ts";
import { arrivalCardFor } from "./arrival-card-thread.ts";
import { signalVisit } from "./desk.ts";
import { findDueCalls, writeEscalation } from "./escalation-sql.ts";
import { addToldPeople, lockGroup, readAnswerMinutes, type HostCallRecord } from "./host-call-sql.ts";

const mostAsked = 5;

/** Nobody answered in time: who stands in for the host is told, then who else is at the meeting; gives the number of calls. */
export async function escalateHostCalls(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  let escalated = 0;
  for (const { id, groupId } of await findDueCalls(tx, { tenantId, now })) {
    const call = (await lockGroup(tx, { tenantId, groupId })).find((one) => one.id === id);
    // Somebody may have answered in the meantime: the locked row decides.
    if (call === undefined || !isDue(call, now)) continue;
    const visit = await findVisit(tx, { tenantId, id: call.visitId });
    if (visit === undefined) continue;
    await escalate(context, call, visit);
    escalated += 1;
  }
  return escalated;
}

function isDue({ answer, dueAt, escalation, withdrawn }: HostCallRecord, now: Date): boolean {
  return (answer === null || answer === "ask") && dueAt <= now && escalation < 2 && !withdrawn;
}

async function escalate(context: CommandContext, call: HostCallRecord, visit: VisitRecord): Promise<void> {
  const { tx, tenantId, now } = context;
  const { step, people } = await whoIsNext(context, call, visit);
  const minutes = await readAnswerMinutes(tx, { tenantId, siteId: visit.site.id });
  const dueAt = new Date(now.getTime() + minutes * 60_000);
  await writeEscalation(tx, { tenantId, id: call.id, step, now, dueAt });
  await addToldPeople(tx, { tenantId, told: people.map((userId) => ({ hostCallId: call.id, userId })) });
  const tell = [...call.toldIds, ...people].map((userId) => arrivalCardFor(call.groupId, userId));
  signalVisit(context, visit, "visit.host_escalated", tell);
}

/** Without anybody who stands in, those at the meeting are next; the reception sees it in either case. */
async function whoIsNext(
  { tx, tenantId }: CommandContext,
  call: HostCallRecord,
  { host, meeting }: VisitRecord,
): Promise<{ step: 1 | 2; people: string[] }> {
  const isNew = ({ id }: { id: string }) => !call.toldIds.includes(id);
  if (call.escalation === 0) {
    const standIns = (await listStandIns(tx, { tenantId, hostId: host.id })).filter(isNew);
    if (standIns.length > 0) return { step: 1, people: standIns.map(({ id }) => id) };
  }
  const colleagues =
    meeting === null ? [] : (await listColleaguesAtMeeting(tx, { tenantId, meetingId: meeting.id })).filter(isNew);
  return { step: 2, people: colleagues.slice(0, mostAsked).map(({ id }) => id) };
}
