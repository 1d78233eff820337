import type { CommandContext, NewSignal } from "../commands/command-context.ts";

/** What is sent for the first time is told at once: nobody waits for a confirmation because more might follow. */
const atOnce: ReadonlySet<NewSignal["kind"]> = new Set<NewSignal["kind"]>(["meeting.scheduled", "series.scheduled"]);

/**
 * The same context, whose signals are told only when it has been quiet for so long: every newer message of a thread takes
 * the place of one that waits, so that a burst of changes is one message that shows what is true after all of them.
 */
export function settleTelling(context: CommandContext, seconds: number): CommandContext {
  if (seconds <= 0) return context;
  const notBefore = new Date(context.now.getTime() + seconds * 1000);
  return {
    ...context,
    signal: ({ tell, ...signal }) =>
      context.signal(
        tell === undefined || atOnce.has(signal.kind)
          ? { ...signal, ...(tell === undefined ? {} : { tell }) }
          : { ...signal, tell: tell.map((one) => ({ ...one, notBefore })) },
      ),
  };
}
