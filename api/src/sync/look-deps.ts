import type { CalendarOf } from "../calendar/calendar-port.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandDeps } from "../commands/run-command.ts";
import type { JobLog } from "../jobs/job-log.ts";

export interface SyncDeps {
  commands: CommandDeps;
  calendarOf: CalendarOf;
  /** The clock of what people see. */
  clock: Clock;
  /** The clock of leases and pauses, which nobody moves. */
  systemClock: Clock;
  log: JobLog;
  /** Tells a worker, after a commit, that something waits. */
  workWaiting: (tenantId: string) => void;
  /** How long a burst of changes settles before it is told; absent: a minute. */
  settleSeconds?: number;
  /** From 0 to 1, so that those who wait do not all come back at once. */
  random: () => number;
  /** How long a worker may be silent before another one takes its looks over; a minute unless said. */
  leaseMilliseconds?: number;
}
