export interface BatchRules<Item, Outcome> {
  /** Does all of a batch, and gives an outcome for each in the same order: an error is for that one alone. */
  work: (group: string, batch: readonly Item[]) => Promise<readonly (Outcome | Error)[]>;
  groupOf: (item: Item) => string;
  /** Of items with the same key the next one begins when the one before has ended. */
  keyOf: (item: Item) => string;
  /** So many in one batch. */
  most: number;
  /** So many batches of a group at the same time: while one waits for the disk, the next one is read. */
  atOnce: number;
}

interface Waiting<Item, Outcome> {
  item: Item;
  key: string;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

interface Group<Item, Outcome> {
  queue: Waiting<Item, Outcome>[];
  busy: Set<string>;
  running: number;
  isScheduled: boolean;
}

/** Does together what comes in together, in the order in which it came. */
export function runInBatches<Item, Outcome>(rules: BatchRules<Item, Outcome>): (item: Item) => Promise<Outcome> {
  const { work, groupOf, keyOf, most, atOnce } = rules;
  const groups = new Map<string, Group<Item, Outcome>>();
  const schedule = (name: string, group: Group<Item, Outcome>) => {
    if (group.isScheduled || group.running === atOnce) return;
    group.isScheduled = true;
    // What arrives in this same turn goes along.
    setImmediate(() => {
      group.isScheduled = false;
      const batch = takeBatch(group, most);
      if (batch.length === 0) return;
      void run(name, group, batch);
      if (group.queue.length > 0) schedule(name, group);
    });
  };
  const run = async (name: string, group: Group<Item, Outcome>, batch: Waiting<Item, Outcome>[]) => {
    group.running += 1;
    for (const { key } of batch) group.busy.add(key);
    await settle(
      () =>
        work(
          name,
          batch.map(({ item }) => item),
        ),
      batch,
    );
    for (const { key } of batch) group.busy.delete(key);
    group.running -= 1;
    if (group.queue.length > 0) schedule(name, group);
    else if (group.running === 0) groups.delete(name);
  };
  return (item) =>
    new Promise((resolve, reject) => {
      const name = groupOf(item);
      const group = groups.get(name) ?? { queue: [], busy: new Set(), running: 0, isScheduled: false };
      groups.set(name, group);
      group.queue.push({ item, key: keyOf(item), resolve, reject });
      schedule(name, group);
    });
}

async function settle<Item, Outcome>(
  work: () => Promise<readonly (Outcome | Error)[]>,
  batch: readonly Waiting<Item, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await work();
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) reject(new Error("A batch gave fewer outcomes than it had items"));
      else if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    });
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** The first of those that wait, one of each key; the others keep their places. */
function takeBatch<Item, Outcome>({ queue, busy }: Group<Item, Outcome>, most: number): Waiting<Item, Outcome>[] {
  const keys = new Set(busy);
  const batch: Waiting<Item, Outcome>[] = [];
  const left: Waiting<Item, Outcome>[] = [];
  for (const waiting of queue) {
    if (batch.length === most || keys.has(waiting.key)) left.push(waiting);
    else {
      keys.add(waiting.key);
      batch.push(waiting);
    }
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
