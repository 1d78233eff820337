import { isTransient, OutlookError, toOutlookError } from "./outlook-error.ts";

/** The callback form of every Office.js call. */
export type OfficeCallback<T> = (result: Office.AsyncResult<T>) => void;

/** Runs one call of Office.js in the queue; rejects with an OutlookError only. */
export type OutlookCall = <T>(name: string, start: (done: OfficeCallback<T>) => void) => Promise<T>;

export interface OutlookCallSettings {
  /** Outlook on the web and on phones serves three calls of an add-in at once and no more. */
  limit?: number;
  timeoutMs?: number;
  /** How often a passing failure is tried again, and how long before each time. */
  retryDelaysMs?: readonly number[];
  wait?: (ms: number) => Promise<void>;
}

/** One queue for all calls of Office.js: three at a time, each with a time limit, passing failures tried again. */
export function createOutlookCalls(settings: OutlookCallSettings = {}): OutlookCall {
  const { limit = 3, timeoutMs = 10_000, retryDelaysMs = [200, 800], wait = pause } = settings;
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < limit) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  async function once<T>(name: string, start: (done: OfficeCallback<T>) => void): Promise<T> {
    await enter();
    try {
      return await ask(name, start, timeoutMs);
    } finally {
      leave();
    }
  }

  return async (name, start) => {
    for (const delay of retryDelaysMs) {
      try {
        return await once(name, start);
      } catch (error) {
        if (!(error instanceof OutlookError) || !isTransient(error)) throw error;
        await wait(delay);
      }
    }
    return once(name, start);
  };
}

function ask<T>(name: string, start: (done: OfficeCallback<T>) => void, timeoutMs: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new OutlookError("timeout", name, `Outlook did not answer ${name} within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      finish();
    };
    try {
      // The status is compared with its documented text, so that nothing here needs Office.js at run time.
      start((result) =>
        settle(() =>
          String(result.status) === "succeeded" ? resolve(result.value) : reject(toOutlookError(name, result.error)),
        ),
      );
    } catch (thrown) {
      settle(() => reject(thrownBy(name, thrown)));
    }
  });
}

/** Office.js throws at once when an argument or the permission is wrong, or when a client lacks the member. */
function thrownBy(name: string, thrown: unknown): OutlookError {
  if (thrown instanceof OutlookError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new OutlookError(thrown instanceof TypeError ? "unsupported" : "invalid", name, message);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
