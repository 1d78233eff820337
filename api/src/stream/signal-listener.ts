import type { Database } from "../db/pool.ts";
import { signalChannel } from "../jobs/job-sql.ts";

export interface SignalListener {
  stop(): Promise<void>;
}

export interface SignalListenerDeps {
  /** A connection of its own, which nothing else uses. */
  connection: Database;
  /** Called with the tenant of a notification, and without one whenever notifications may have been missed. */
  wake: (tenantId?: string) => void;
  log: { warn(facts: object, message: string): void };
  retryMilliseconds?: number;
}

const tenantIdPattern = /^[0-9a-f-]{36}$/;
const defaultRetry = 1_000;

/** Hears notifications of new signals on one connection, and makes another when it breaks. Hints only: the hub's sweep needs none. */
export function listenForSignals({
  connection,
  wake,
  log,
  retryMilliseconds = defaultRetry,
}: SignalListenerDeps): SignalListener {
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let release: (() => void) | undefined;
  const again = (error: unknown) => {
    release = undefined;
    if (stopped) return;
    log.warn({ err: error }, "Notifications of signals are not heard; trying again");
    retry = setTimeout(() => void listen(), retryMilliseconds);
    retry.unref();
  };
  const listen = async () => {
    try {
      const client = await connection.connect();
      client.on("notification", ({ payload = "" }) => tenantIdPattern.test(payload) && wake(payload));
      let over = false;
      const end = (error?: unknown) => {
        if (over) return;
        over = true;
        client.release(true);
        again(error);
      };
      client.once("error", end);
      client.once("end", end);
      release = () => end();
      await client.query(`listen ${signalChannel}`);
      wake();
    } catch (error) {
      if (release) release();
      else again(error);
    }
  };
  const started = listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await started;
      release?.();
    },
  };
}
