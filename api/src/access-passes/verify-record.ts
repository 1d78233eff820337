import { setImmediate } from "node:timers/promises";
import type { RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { Queries } from "../db/queries.ts";
import { insertTries, takeWays, type NewTry } from "./verify-write-sql.ts";

/** A try that was judged by what was read; whether the pass went this way already is decided while it is written down. */
export interface JudgedTry extends NewTry {
  /** The site lets no pass in twice without its coming out between. */
  takesWay: boolean;
}

/** What was written down: the try's reason as it stands then. */
export type Recorded = RefusalAtDoor | null;

/** Writes tries down, at most one of a pass, and answers each in the same order. */
export async function recordTries(db: Queries, tenantId: string, tries: readonly JudgedTry[]): Promise<Recorded[]> {
  const going = tries.flatMap(({ takesWay, because, accessPassId, direction, at }) =>
    takesWay && because === null && accessPassId !== null ? [{ accessPassId, direction, at }] : [],
  );
  const went = going.length === 0 ? new Set<string>() : await takeWays(db, tenantId, going);
  const ended = tries.map((one) => ({ ...one, because: endOf(one, went) }));
  await insertTries(db, tenantId, ended);
  return ended.map(({ because }) => because);
}

function endOf({ takesWay, because, accessPassId }: JudgedTry, went: ReadonlySet<string>): Recorded {
  if (because !== null || !takesWay || accessPassId === null || went.has(accessPassId)) return because;
  return "passed_back";
}

interface Waiting {
  one: JudgedTry;
  resolve: (recorded: Recorded) => void;
  reject: (error: unknown) => void;
}

export type RecordTry = (tenantId: string, one: JudgedTry) => Promise<Recorded>;

/** One statement a number of rows is prepared, on every connection. */
const mostAtOnce = 32;

/**
 * Writes the tries of a company down that come in while others are being written, all of them in one transaction: a door
 * is answered only when its try is kept, and a hundred doors cost hardly more than one.
 */
export function createTryRecorder(
  write: (tenantId: string, tries: readonly JudgedTry[]) => Promise<Recorded[]>,
): RecordTry {
  const queues = new Map<string, Waiting[]>();
  const drain = async (tenantId: string, queue: Waiting[]) => {
    while (queue.length > 0) {
      // What is answered by the database in this same turn goes along.
      await setImmediate();
      const batch = takeBatch(queue);
      await write(
        tenantId,
        batch.map(({ one }) => one),
      ).then(
        (recorded) => batch.forEach(({ resolve }, index) => resolve(recorded[index] ?? null)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      );
    }
    queues.delete(tenantId);
  };
  return (tenantId, one) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(tenantId);
      if (queue !== undefined) return void queue.push({ one, resolve, reject });
      const fresh = [{ one, resolve, reject }];
      queues.set(tenantId, fresh);
      void drain(tenantId, fresh);
    });
}

/** The first of those that wait, one of each pass: a second one of it is judged after the first is kept. */
function takeBatch(queue: Waiting[]): Waiting[] {
  const passes = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  for (const waiting of queue) {
    const { accessPassId, takesWay } = waiting.one;
    const key = takesWay ? accessPassId : null;
    if (batch.length === mostAtOnce || (key !== null && passes.has(key))) left.push(waiting);
    else {
      batch.push(waiting);
      if (key !== null) passes.add(key);
    }
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
