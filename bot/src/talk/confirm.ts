import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { moveChoices } from "@magic-meetings/contract/moves/move-words.ts";
import { idIn } from "../cards/card-answer.ts";
import { readShownFees } from "../cards/shown-fees.ts";
import type { Draft, Target } from "./draft.ts";
import { orderLineInputs } from "./order-line-inputs.ts";
import { isOrderCancelled } from "./plan-change.ts";

// What a press on a proposal does, by the commands that everybody else uses. The key of the card makes each of them
// happen once, however often it is pressed.

/** Does what the card showed; the meeting or the order that is different afterwards. Throws what the API refuses. */
export async function confirm(
  draft: Draft,
  data: Record<string, unknown>,
  api: ApiClient,
): Promise<Target | undefined> {
  const key = idIn(data, "key");
  if (key === undefined) return undefined;
  if (draft.intent === "order") return order(draft, data, key, api);
  const { target } = draft;
  if (target === undefined) return undefined;
  if (target.kind === "meeting") return changeMeeting(draft, target.id, data, key, api);
  return changeOrder(draft, target, data, key, api);
}

async function order(
  draft: Draft,
  data: Record<string, unknown>,
  key: string,
  api: ApiClient,
): Promise<Target | undefined> {
  const locationId = idIn(data, "locationId");
  const { meetingId, serviceId } = draft;
  const quantity = wholeNumber(data["quantity"]);
  const [expectedTotal] = readShownFees(`${String(data["currency"])}:${String(data["total"])}`);
  if (!locationId || !meetingId || !serviceId || !quantity || !expectedTotal) return undefined;
  const deliverAt = momentIn(data, "deliverAt");
  const line = { serviceId, quantity, options: [], diets: [], ...(deliverAt === undefined ? {} : { deliverAt }) };
  const drafted = await api(
    "POST /meetings/:meetingId/service-orders",
    { params: { meetingId }, body: { locationId, lines: [line] } },
    { idempotencyKey: `${key}-draft` },
  );
  try {
    const params = { id: drafted.id };
    await api(
      "POST /service-orders/:id/submit",
      { params, body: { expectedTotal } },
      { idempotencyKey: `${key}-send` },
    );
  } catch (error) {
    if (await isSent(drafted.id, api)) return { kind: "order", id: drafted.id };
    await withdraw(drafted.id, key, api);
    throw error;
  }
  return { kind: "order", id: drafted.id };
}

/** An earlier press has sent it: the refusal of this one says nothing of what the person wanted. */
async function isSent(id: string, api: ApiClient): Promise<boolean> {
  const { status } = await api("GET /service-orders/:id", { params: { id } });
  return status !== "draft";
}

/** What could not be sent is not left lying about as a draft. */
async function withdraw(id: string, key: string, api: ApiClient): Promise<void> {
  try {
    await api("POST /service-orders/:id/cancel", { params: { id }, body: {} }, { idempotencyKey: `${key}-withdraw` });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
}

async function changeMeeting(
  { intent }: Draft,
  id: string,
  data: Record<string, unknown>,
  key: string,
  api: ApiClient,
): Promise<Target | undefined> {
  const version = wholeNumber(data["version"]);
  const start = momentIn(data, "start");
  if (version === undefined || (intent === "move" && start === undefined)) return undefined;
  const choice = moveChoices.find((one) => one === data["choice"]);
  const acceptFee = readShownFees(data["fees"]);
  const change =
    intent === "cancel" ? ({ status: "cancelled" } as const) : { start, ...(choice === undefined ? {} : { choice }) };
  await api(
    "PATCH /meetings/:id",
    { params: { id }, body: { ...change, acceptFee } },
    { ifMatch: version, idempotencyKey: key },
  );
  return { kind: "meeting", id };
}

async function changeOrder(
  { intent }: Draft,
  target: Extract<Target, { kind: "order" | "line" }>,
  data: Record<string, unknown>,
  key: string,
  api: ApiClient,
): Promise<Target | undefined> {
  const params = { id: target.id };
  const version = wholeNumber(data["version"]);
  const deliverAt = momentIn(data, "start");
  const [acceptFee] = readShownFees(data["fees"]);
  if (version === undefined || (intent === "move" && deliverAt === undefined)) return undefined;
  const standing = await api("GET /service-orders/:id", { params });
  const done: Target = { kind: "order", id: target.id };
  const fee = acceptFee === undefined ? {} : { acceptFee };
  if (intent === "cancel" && isOrderCancelled(standing, target)) {
    if (standing.status === "cancelled") return done;
    await api("POST /service-orders/:id/cancel", { params, body: fee }, { idempotencyKey: key });
    return done;
  }
  if (target.kind !== "line") return undefined;
  // The line is gone, or it is where it was to be: an earlier press did it.
  const line = standing.lines.find(({ id }) => id === target.lineId);
  if (line === undefined || line.deliverAt === deliverAt) return done;
  const lines = orderLineInputs(standing, { lineId: target.lineId, deliverAt: deliverAt ?? null });
  await api(
    "PATCH /service-orders/:id",
    { params, body: { lines, ...fee } },
    { ifMatch: version, idempotencyKey: key },
  );
  return done;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function momentIn(data: Record<string, unknown>, name: string): string | undefined {
  const value = data[name];
  const isMoment = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:\d\d)$/.test(value);
  return isMoment ? value : undefined;
}
