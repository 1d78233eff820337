import type { CommandContext, NewAudit, NewSignal } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";

/** Work whose failure leaves nothing behind, neither rows nor what would have been told. */
export async function attempt<T>(context: CommandContext, work: (trial: CommandContext) => Promise<T>): Promise<T> {
  const signals: NewSignal[] = [];
  const audits: NewAudit[] = [];
  const trial: CommandContext = {
    ...context,
    signal: (signal) => void signals.push(signal),
    audit: (audit) => void audits.push(audit),
  };
  const result = await withinSavepoint(context.tx, () => work(trial));
  for (const signal of signals) context.signal(signal);
  for (const audit of audits) context.audit(audit);
  return result;
}

/** Thrown to take back what was done. */
class TakenBack<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super("Taken back");
    this.result = result;
  }
}

/** Does the work itself, and takes all of it back: what it came to is what it would come to. */
export async function tryOut<T>(context: CommandContext, work: (trial: CommandContext) => Promise<T>): Promise<T> {
  try {
    return await attempt(context, async (trial): Promise<T> => {
      throw new TakenBack(await work(trial));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}
