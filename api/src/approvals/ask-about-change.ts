import type { CommandContext } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";
import { moneyLineOf, moneyOrderOf } from "../service-orders/order-for-ledger.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { askAboutOrder } from "./ask-about-order.ts";
import { askedOrderOf, type WishedChange } from "./asked-order.ts";
import { partsAboveLimit, type AccountPart } from "./parts-above-limit.ts";

export interface TriedChange {
  before: ServiceOrderForChange;
  /** The change as it was sent: it is carried out once everybody agrees. */
  change: WishedChange;
  write: () => Promise<ServiceOrderForChange>;
}

/** Why nothing was written. */
class AgreementNeeded extends Error {
  readonly after: ServiceOrderForChange;
  readonly parts: readonly AccountPart[];

  constructor(after: ServiceOrderForChange, parts: readonly AccountPart[]) {
    super("Somebody has to agree first");
    this.after = after;
    this.parts = parts;
  }
}

/**
 * Writes a change of an order that stands and gives what it is then; or, where it brings an account above its limit,
 * writes nothing, asks, and gives null: the order stays as it is until everybody agrees.
 */
export async function changeOrAsk(context: CommandContext, tried: TriedChange): Promise<ServiceOrderForChange | null> {
  try {
    return await withinSavepoint(context.tx, () => writeWithinLimits(context, tried));
  } catch (error) {
    if (!(error instanceof AgreementNeeded)) throw error;
    await ask(context, tried, error);
    return null;
  }
}

async function writeWithinLimits(
  { principal }: CommandContext,
  { before, write }: TriedChange,
): Promise<ServiceOrderForChange> {
  const after = await write();
  const parts = partsAboveLimit({
    order: moneyOrderOf(after),
    lines: after.order.lines.map((line) => moneyLineOf(line)),
    known: { order: moneyOrderOf(before), lines: before.order.lines.map((line) => moneyLineOf(line)) },
    accounts: after.accounts,
    orderedById: principal.userId,
  });
  if (parts.length > 0) throw new AgreementNeeded(after, parts);
  return after;
}

async function ask(
  context: CommandContext,
  { before, change }: TriedChange,
  { after, parts }: AgreementNeeded,
): Promise<void> {
  await askAboutOrder(context, {
    subject: before,
    parts,
    wish: { ...askedOrderOf(after.order), change, version: before.order.version },
    askedById: context.principal.userId,
    decideBy: decideBy(before, after),
    note: change.note ?? before.order.note,
  });
}

/** What is more, or new, has to be ordered in time; where nothing is, the meeting's end is the end of it. */
function decideBy({ order: before }: ServiceOrderForChange, { order: after }: ServiceOrderForChange): Date {
  const more = after.lines.filter((line) => {
    const known = before.lines.find(({ id }) => id === line.id);
    return known === undefined || line.quantity > known.quantity;
  });
  const moments = more.map((line) => Date.parse(line.orderBefore));
  return new Date(Math.min(...moments, Date.parse(after.meetingEnd)));
}
