import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Draft, Target } from "./draft.ts";
import { fittingTargets, possibleTargets, type FoundTarget } from "./find-targets.ts";
import { localDay, localTime, momentAt } from "./local-moment.ts";
import { orderLineInputs } from "./order-line-inputs.ts";
import type { Field, Plan, Question, Speaker } from "./plan.ts";

/** Finds what is to be moved or cancelled, and what that would mean; asks where it is not clear. */
export async function planChange(draft: Draft, speaker: Speaker): Promise<Plan> {
  if (draft.target === undefined) {
    const found = await findTarget(draft, speaker);
    if ("kind" in found && found.kind === "question") return found;
    return planChange({ ...draft, target: found as Target }, speaker);
  }
  if (draft.shift !== undefined) return planChange(await shifted(draft, draft.target, speaker), speaker);
  const isUnsaid = draft.intent === "move" && draft.toDay === undefined && draft.toTime === undefined;
  if (isUnsaid) return askForMoment(draft, draft.target, speaker);
  return draft.target.kind === "meeting"
    ? planMeeting(draft, draft.target.id, speaker)
    : planOrderChange(draft, draft.target, speaker);
}

/** Everything that can be changed about a move or a cancellation before it is one. */
export async function changeChange(draft: Draft, speaker: Speaker): Promise<Question> {
  const possible = await possibleTargets(draft, speaker);
  const { target, ...rest } = draft;
  const chosen = possible.find(({ target: one }) => JSON.stringify(one) === JSON.stringify(target));
  const when = await momentFields(draft, speaker);
  return {
    kind: "question",
    draft: chosen === undefined ? draft : rest,
    why: undefined,
    isChange: true,
    fields: chosen === undefined ? when : [targetField(possible, chosen), ...when],
  };
}

async function findTarget(draft: Draft, speaker: Speaker): Promise<Target | Question> {
  const isSaid = draft.thing !== undefined || draft.time !== undefined || draft.day !== undefined;
  const fitting = isSaid ? await fittingTargets(draft, speaker) : [];
  const [only, other] = fitting;
  if (only !== undefined && other === undefined) return only.target;
  const offered = fitting.length > 0 ? fitting : await possibleTargets(draft, speaker);
  if (offered.length === 0) return { kind: "question", draft, why: { key: "talk.why.nothingToChoose" }, fields: [] };
  const why = fitting.length > 0 ? "talk.why.severalTargets" : isSaid ? "talk.why.noTarget" : undefined;
  const isTimed =
    draft.toDay !== undefined || draft.toTime !== undefined || draft.shift !== undefined || draft.intent === "cancel";
  const fields: Field[] = [
    targetField(offered, undefined),
    ...(isTimed ? [] : [{ name: "toDay" } as const, { name: "toTime" } as const]),
  ];
  return { kind: "question", draft, why: why && { key: why }, fields };
}

/** By how much it moves becomes where to, as soon as it is known what moves; what was filled in besides holds. */
async function shifted({ shift = 0, ...draft }: Draft, target: Target, { api }: Speaker): Promise<Draft> {
  if (draft.toDay !== undefined || draft.toTime !== undefined) return draft;
  const { moment, zone } = await standing(target, api);
  const then = new Date(moment.getTime() + shift * 60_000);
  return { ...draft, toDay: localDay(then, zone), toTime: localTime(then, zone) };
}

function targetField(found: readonly FoundTarget[], chosen: FoundTarget | undefined): Field {
  return { name: "target", choices: found.map(({ choice }) => choice), value: chosen?.choice.value };
}

async function askForMoment(draft: Draft, target: Target, speaker: Speaker): Promise<Question> {
  const fields = await momentFields({ ...draft, target }, speaker);
  return { kind: "question", draft, why: { key: "talk.why.when" }, fields };
}

async function momentFields(draft: Draft, { api }: Speaker): Promise<Field[]> {
  const { intent, target, toDay, toTime } = draft;
  if (intent !== "move" || target === undefined) return [];
  const { moment, zone } = await standing(target, api);
  return [
    { name: "toDay", value: toDay ?? localDay(moment, zone) },
    { name: "toTime", value: toTime ?? localTime(moment, zone) },
  ];
}

/** When it is now, and by whose clock. */
async function standing(target: Target, api: Speaker["api"]): Promise<{ moment: Date; zone: string }> {
  if (target.kind === "meeting") {
    const { start, timeZone } = await api("GET /meetings/:id", { params: { id: target.id } });
    return { moment: new Date(start), zone: timeZone };
  }
  const order = await api("GET /service-orders/:id", { params: { id: target.id } });
  const { zone } = await meetingOf(order, api);
  return { moment: new Date(lineIn(order, target)?.deliverAt ?? order.cutOff), zone };
}

async function meetingOf({ meetingId, locationId }: ServiceOrder, api: Speaker["api"]) {
  const { id, subject, start, timeZone, locations } = await api("GET /meetings/:id", { params: { id: meetingId } });
  const zone = locations.find((location) => location.id === locationId)?.site.timeZone ?? timeZone;
  return { meeting: { id, subject, start }, zone };
}

function lineIn({ lines }: ServiceOrder, target: Target): ServiceOrderLine | undefined {
  return target.kind === "line" ? lines.find(({ id }) => id === target.lineId) : lines[0];
}

async function planMeeting(draft: Draft, id: string, { api }: Speaker): Promise<Plan> {
  const { start, timeZone } = await api("GET /meetings/:id", { params: { id } });
  const body =
    draft.intent === "cancel"
      ? ({ status: "cancelled" } as const)
      : { start: goal(draft, new Date(start), timeZone).toISOString() };
  const consequences = await api("POST /meetings/:id/preview-change", { params: { id }, body });
  return { kind: "meeting", draft, timeZone, consequences };
}

/** The day and the time that were said, the rest as it is. */
function goal({ toDay, toTime }: Draft, from: Date, zone: string): Date {
  return momentAt(toDay ?? localDay(from, zone), toTime ?? localTime(from, zone), zone);
}

async function planOrderChange(draft: Draft, target: Target, { api }: Speaker): Promise<Plan> {
  const order = await api("GET /service-orders/:id", { params: { id: target.id } });
  const { meeting, zone } = await meetingOf(order, api);
  const line = lineIn(order, target);
  const deliverAt = line?.deliverAt ?? order.cutOff;
  const moved = draft.intent === "move" ? goal(draft, new Date(deliverAt), zone).toISOString() : null;
  const isWhole = draft.intent === "cancel" && isOrderCancelled(order, target);
  const params = { id: order.id };
  const costs = isWhole
    ? await api("POST /service-orders/:id/preview-cancel", { params })
    : await api("POST /service-orders/:id/preview-change", {
        params,
        body: { lines: orderLineInputs(order, { lineId: line?.id ?? "", deliverAt: moved }) },
      });
  const whatIsCancelled = isWhole ? order.lines : line === undefined ? [] : [line];
  return {
    kind: "line",
    draft,
    meeting,
    timeZone: zone,
    order,
    what: whatIsCancelled.map(({ service, quantity }) => `${quantity} × ${service.name}`).join(", "),
    deliverAt,
    to: moved,
    costs,
  };
}

/** The last line takes its order with it. */
export function isOrderCancelled({ lines }: ServiceOrder, target: Target): boolean {
  return target.kind === "order" || lines.length === 1;
}
