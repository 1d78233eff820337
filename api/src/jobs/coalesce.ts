/** Runs an action per key, never twice at once for one key: calls during a run are one more run after it. */
export interface Coalesced {
  (key: string): Promise<void>;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
}

interface Running {
  again: boolean;
  done: Promise<void>;
}

/** The action must not throw. */
export function coalesce(action: (key: string) => Promise<void>): Coalesced {
  const running = new Map<string, Running>();
  const run = async (key: string, state: Running) => {
    do {
      state.again = false;
      await action(key);
    } while (state.again);
    running.delete(key);
  };
  const call = (key: string): Promise<void> => {
    const present = running.get(key);
    if (present) {
      present.again = true;
      return present.done;
    }
    const state: Running = { again: false, done: Promise.resolve() };
    running.set(key, state);
    state.done = run(key, state);
    return state.done;
  };
  return Object.assign(call, {
    settled: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
    },
  });
}
