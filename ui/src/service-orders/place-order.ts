import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";

/** An order on its way whose answer is not known yet. It outlives the page, so that trying again cannot order twice. */
export interface Attempt {
  key: string;
  input: ServiceOrderInput;
  /** Known once the draft was answered. */
  order?: Pick<ServiceOrder, "id" | "total">;
  /** The price that was agreed to when it was sent; a second try repeats it word for word. */
  sentAt?: Money;
}

/** The service's price is another than the one that was on screen: nothing is sent before somebody agrees to it. */
export class PriceDiffers extends Error {
  readonly before: Money;
  readonly after: Money;

  constructor(before: Money, after: Money) {
    super("The price is another than the one that was shown");
    this.name = "PriceDiffers";
    this.before = before;
    this.after = after;
  }
}

export interface AttemptMemory {
  read(): Attempt | undefined;
  write(attempt: Attempt | undefined): void;
}

export interface PlaceOrder {
  client: ApiClient;
  memory: AttemptMemory;
  meetingId: string;
  input: ServiceOrderInput;
  /** The total that is on screen, which is what is agreed to. */
  shown: Money;
  newKey: () => string;
}

/**
 * Orders: drafts, then submits, each under a key kept until there is an answer. After a cut connection the same keys
 * are used again, so the service finds what it already did. If the person changed her mind meanwhile, the order that
 * may exist is changed instead of a second one being made.
 */
export async function placeOrder(call: PlaceOrder): Promise<ServiceOrder> {
  try {
    const order = await settle(call);
    call.memory.write(undefined);
    return order;
  } catch (error) {
    if (isAnswer(error)) call.memory.write(afterRefusal(call.memory.read()));
    throw error;
  }
}

async function settle(call: PlaceOrder): Promise<ServiceOrder> {
  const attempt = call.memory.read() ?? begin(call);
  const drafted = attempt.order ?? (await draft(call, attempt));
  return sameInput(attempt.input, call.input)
    ? submit(call, { ...attempt, order: drafted })
    : changeAndSubmit(call, drafted.id);
}

function submit(
  { client, memory, shown }: PlaceOrder,
  attempt: Attempt & { order: Pick<ServiceOrder, "id" | "total"> },
): Promise<ServiceOrder> {
  const { id, total } = attempt.order;
  if (!attempt.sentAt && !sameMoney(total, shown)) throw new PriceDiffers(shown, total);
  const sentAt = attempt.sentAt ?? shown;
  memory.write({ ...attempt, sentAt });
  const idempotencyKey = `${attempt.key}-submit`;
  return client(
    "POST /service-orders/:id/submit",
    { params: { id }, body: { expectedTotal: sentAt } },
    { idempotencyKey },
  );
}

async function changeAndSubmit(call: PlaceOrder, id: string): Promise<ServiceOrder> {
  const { client, memory, input, newKey } = call;
  const existing = await client("GET /service-orders/:id", { params: { id } });
  if (existing.status === "cancelled" || existing.status === "rejected") {
    memory.write(undefined);
    return settle(call);
  }
  const { locationId: _, ...changes } = input;
  const ifMatch = existing.version;
  const changed = await client("PATCH /service-orders/:id", { params: { id }, body: changes }, { ifMatch });
  // The submit whose answer was lost had arrived: the change is all that was left to do.
  if (changed.status !== "draft") return changed;
  const next = { key: newKey(), input, order: { id, total: changed.total } };
  memory.write(next);
  return submit(call, next);
}

function begin({ memory, input, newKey }: PlaceOrder): Attempt {
  const attempt = { key: newKey(), input };
  memory.write(attempt);
  return attempt;
}

async function draft({ client, memory, meetingId }: PlaceOrder, attempt: Attempt) {
  const { id, total } = await client(
    "POST /meetings/:meetingId/service-orders",
    { params: { meetingId }, body: attempt.input },
    { idempotencyKey: `${attempt.key}-draft` },
  );
  const order = { id, total };
  memory.write({ ...attempt, order });
  return order;
}

/** A refused draft is done with; a refused submit leaves a draft that the next try changes and sends under a new key. */
function afterRefusal(attempt: Attempt | undefined): Attempt | undefined {
  if (!attempt?.order || !attempt.input.lines.length) return undefined;
  const { sentAt: _, ...rest } = attempt;
  return { ...rest, input: { lines: [] } };
}

/** Whether the service has answered for good: a 5xx or no answer at all leaves open what happened. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    error.problem !== undefined &&
    error.problem.status < 500 &&
    error.problem.status !== 429
  );
}

function sameMoney(first: Money, second: Money): boolean {
  return first.amountMinor === second.amountMinor && first.currency === second.currency;
}

function sameInput(first: ServiceOrderInput, second: ServiceOrderInput): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
