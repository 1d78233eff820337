import type { PoolClient } from "pg";
import type { Database } from "./pool.ts";

/** A connection of the pool; one that comes after the signal's end goes back at once. */
export async function connect(pool: Database, signal: AbortSignal | undefined): Promise<PoolClient> {
  const connecting = pool.connect();
  try {
    return await orAbort(connecting, signal);
  } catch (error) {
    connecting.then((client) => client.release()).catch(() => undefined);
    throw error;
  }
}

/** Gives up waiting when the signal aborts; the promise itself goes on and its outcome is dropped. */
export async function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const { promise: aborted, stop } = whenAborted(signal);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    stop();
  }
}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  const listening = new AbortController();
  const promise = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { signal: listening.signal });
  });
  return { promise, stop: () => listening.abort() };
}
