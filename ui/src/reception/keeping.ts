import type { StorageState } from "./reception-store.ts";

/** How writing to the browser's database goes, which may be full or blocked at any moment. */
export interface Keeping {
  state: StorageState;
  /** False where the database did not take it: it stays in memory then, and the screen says so. */
  keep(work: () => Promise<void>, isNeeded: boolean): Promise<boolean>;
}

/** `makeRoom` gives up what can be read again; done only for what cannot be done again. */
export function createKeeping(makeRoom: () => Promise<void>): Keeping {
  const keeping: Keeping = {
    state: "kept",
    async keep(work, isNeeded) {
      try {
        await work();
        return true;
      } catch (problem) {
        const isFull = problem instanceof DOMException && problem.name === "QuotaExceededError";
        if (isFull && isNeeded && (await isDone(async () => (await makeRoom(), await work())))) return true;
        keeping.state = isFull ? "full" : "blocked";
        return false;
      }
    },
  };
  return keeping;
}

async function isDone(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
