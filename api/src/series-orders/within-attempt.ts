import type { CommandContext, NewAudit, NewSignal } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";

/** Runs work whose refusal is no refusal of the whole: then neither what it wrote nor what it told remains. */
export async function withinAttempt<T>(
  context: CommandContext,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const signals: NewSignal[] = [];
  const audits: NewAudit[] = [];
  const attempt: CommandContext = {
    ...context,
    signal: (signal) => void signals.push(signal),
    audit: (audit) => void audits.push(audit),
  };
  const result = await withinSavepoint(context.tx, () => work(attempt));
  for (const signal of signals) context.signal(signal);
  for (const audit of audits) context.audit(audit);
  return result;
}
