import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type {
  SeriesOrderDateEffect,
  SeriesOrderLineInput,
  SeriesOrderPreview,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import {
  commandFor,
  type Asking,
  type DateCommand,
} from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { Share } from "../accounts/split-amount.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { cancelOrder, changeOrder, type ChangedOrder } from "./change-orders.ts";
import { effectOf, standingTotal, summed } from "./date-effects.ts";
import { problemOf } from "./date-problem.ts";
import { holdTermsOfServices } from "./insert-orders-sql.ts";
import { makeOrders } from "./make-orders.ts";
import { madeOf, writeDates, type DateRecord, type WrittenDate } from "./series-order-date-sql.ts";
import type { SeriesOrderRecord } from "./series-order-sql.ts";
import { withinAttempt } from "./within-attempt.ts";

export interface CarryOut {
  order: SeriesOrderRecord;
  organizerId: string;
  dates: readonly DateRecord[];
  /** Dates whose exception is another one than is kept. */
  rewritten: ReadonlySet<string>;
  asking: Asking;
  /** Who pays for what is changed; absent: whoever paid before. */
  payers?: Share[] | null;
}

/**
 * Does what the rules say has to be done for every date, and keeps what was done. Gives what became of the dates that
 * are touched; a date that cannot have what is wanted is answered, and is no refusal of the others.
 */
export async function carryOut(context: CommandContext, carrying: CarryOut): Promise<SeriesOrderPreview> {
  const { tx, tenantId } = context;
  const { order, dates, rewritten, asking } = carrying;
  const commands = dates.map((date) => ({ date, command: commandFor(order, date, asking) }));
  const wanted = commands.flatMap(({ command }) => ("lines" in command ? command.lines : []));
  const serviceIds = [...new Set(wanted.map(({ serviceId }) => serviceId))];
  if (serviceIds.length > 0) await holdTermsOfServices(tx, { tenantId, serviceIds });
  const done = new Map<string, DoneDate>();
  // What becomes free first may be what the others need.
  for (const { date, command } of commands) {
    if (command.do !== "create") await standing(context, carrying, { date, command, done });
  }
  await create(context, carrying, commands, done);
  const written = dates.flatMap((date) => writtenOf(date, done.get(date.meetingId), rewritten));
  await writeDates(tx, { tenantId, seriesOrderId: order.id, dates: written });
  return summed(
    order.site.currency,
    dates.flatMap(({ meetingId }) => done.get(meetingId)?.effect ?? []),
  );
}

interface DoneDate {
  effect: SeriesOrderDateEffect | null;
  /** Null: what is kept stays as it is. */
  kept: Pick<WrittenDate, "serviceOrderId" | "asked" | "problem"> | null;
}

interface Standing {
  date: DateRecord;
  command: Exclude<DateCommand, { do: "create" }>;
  done: Map<string, DoneDate>;
}

async function standing(context: CommandContext, carrying: CarryOut, { date, command, done }: Standing): Promise<void> {
  const { currency } = carrying.order.site;
  const before = standingTotal(date);
  const effect = (more: Partial<SeriesOrderDateEffect> & Pick<SeriesOrderDateEffect, "effect">) =>
    effectOf(date, currency, before, more);
  const { meetingId, serviceOrder } = date;
  switch (command.do) {
    case "nothing":
      if (carrying.asking.named.has(meetingId))
        done.set(meetingId, { effect: effect({ effect: "unchanged" }), kept: null });
      return;
    case "leave":
      done.set(meetingId, { effect: effect({ effect: "left", because: command.because }), kept: null });
      return;
    case "forget":
      done.set(meetingId, {
        effect: null,
        kept: { serviceOrderId: serviceOrder?.id ?? null, asked: null, problem: null },
      });
      return;
    case "cancel":
    case "change":
      if (serviceOrder === null) throw new Error("A date without an order has nothing to change");
      await changeOne(context, carrying, { date, command, done, id: serviceOrder.id });
  }
}

async function changeOne(
  context: CommandContext,
  { order, organizerId, payers }: CarryOut,
  {
    date,
    command,
    done,
    id,
  }: Omit<Standing, "command"> & { command: Extract<DateCommand, { do: "change" | "cancel" }>; id: string },
): Promise<void> {
  const { currency } = order.site;
  const { meetingId, start, end } = date;
  const before = standingTotal(date);
  try {
    const changed = await withinAttempt(context, (attempt) =>
      command.do === "cancel"
        ? cancelOrder(attempt, id)
        : changeOrder(attempt, { id, start, lines: command.lines, accountSplit: payers ?? undefined }),
    );
    const lines = command.do === "cancel" ? null : command.lines;
    done.set(meetingId, {
      effect: changedEffect(date, currency, changed),
      kept: keptOf(id, start, lines, changed.after),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const lines = command.do === "cancel" ? [] : command.lines;
    const refused = { refusal: error, lines, start, end };
    const problem = await problemOf(context.tx, refused, { ...askingOf(context, order, organizerId) });
    const effect = effectOf(date, currency, before, { effect: "cannot", problem });
    const { asked } = date;
    done.set(meetingId, { effect, kept: { serviceOrderId: id, asked, problem } });
  }
}

function changedEffect(date: DateRecord, currency: string, { consequences, after, asks }: ChangedOrder) {
  const total = asks ? standingTotal(date) : (after?.order.totalMinor ?? 0);
  return effectOf(date, currency, standingTotal(date), {
    effect: after === null ? "cancelled" : "changed",
    asks,
    total: { before: { amountMinor: standingTotal(date), currency }, after: { amountMinor: total, currency } },
    fee: consequences.fee,
  });
}

/** A cancelled order stays with its date, so that the date does not get another one by itself. */
function keptOf(
  serviceOrderId: string,
  start: Date,
  lines: readonly SeriesOrderLineInput[] | null,
  after: ServiceOrderForChange | null,
): DoneDate["kept"] {
  if (lines === null || after === null) return { serviceOrderId, asked: null, problem: null };
  return { serviceOrderId, asked: { lines, start, made: madeBy(after, start) }, problem: null };
}

function madeBy({ order }: ServiceOrderForChange, start: Date) {
  return order.lines.map((line) => madeOf({ ...line, serviceId: line.service.id }, start));
}

async function create(
  context: CommandContext,
  { order, organizerId }: CarryOut,
  commands: readonly { date: DateRecord; command: DateCommand }[],
  done: Map<string, DoneDate>,
): Promise<void> {
  const { currency } = order.site;
  const wanted = commands.flatMap(({ date, command }) =>
    command.do === "create" && date.locationId !== null
      ? [{ date, locationId: date.locationId, lines: command.lines }]
      : [],
  );
  const made = await makeOrders(
    context,
    { order, organizerId },
    wanted.map(({ date: { meetingId, start, end }, locationId, lines }) => ({
      meetingId,
      start,
      end,
      locationId,
      lines,
    })),
  );
  for (const { date, lines } of wanted) {
    const { meetingId, start, end } = date;
    const outcome = made.get(meetingId);
    if (outcome === undefined) throw new Error("A date was neither ordered nor refused");
    if ("made" in outcome) {
      const { order: ordered } = outcome.made;
      const after = { amountMinor: ordered.totalMinor, currency };
      const effect = effectOf(date, currency, 0, {
        effect: "created",
        asks: ordered.status === "awaiting_approval",
        total: { before: { amountMinor: 0, currency }, after },
      });
      done.set(meetingId, { effect, kept: keptOf(ordered.id, start, lines, outcome.made) });
      continue;
    }
    const refused = { refusal: outcome.refusal, lines, start, end };
    const problem = await problemOf(context.tx, refused, askingOf(context, order, organizerId));
    done.set(meetingId, {
      effect: effectOf(date, currency, 0, { effect: "cannot", problem }),
      kept: { serviceOrderId: null, asked: { lines, start, made: null }, problem },
    });
  }
}

function askingOf({ tenantId, now }: CommandContext, order: SeriesOrderRecord, organizerId: string) {
  return { tenantId, siteId: order.site.id, askers: [order.orderedBy, organizerId], now };
}

function writtenOf(date: DateRecord, done: DoneDate | undefined, rewritten: ReadonlySet<string>): WrittenDate[] {
  const kept = done?.kept ?? null;
  if (kept === null && !rewritten.has(date.meetingId)) return [];
  const { meetingId, exception, asked, problem } = date;
  const same = { serviceOrderId: date.serviceOrder?.id ?? null, asked, problem };
  return [
    { meetingId, exception, ...(kept ?? (date.exception.kind === "skipped" ? { ...same, problem: null } : same)) },
  ];
}
