/** Keeps to what Microsoft Graph takes at once: a few requests per mailbox, and so many over all. */
export interface GraphLimits {
  /** Does the work when it is its turn; `key` is what has a limit of its own, usually a mailbox. */
  run<T>(key: string | null, work: () => Promise<T>): Promise<T>;
  /** How many wait or run now. */
  size(): number;
}

interface Turnstile {
  free: number;
  waiting: (() => void)[];
}

export function createGraphLimits({ perMailbox, overall }: { perMailbox: number; overall: number }): GraphLimits {
  const all: Turnstile = { free: overall, waiting: [] };
  const mailboxes = new Map<string, Turnstile>();
  let size = 0;

  async function inMailbox<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mailbox = mailboxes.get(key) ?? { free: perMailbox, waiting: [] };
    mailboxes.set(key, mailbox);
    await enter(mailbox);
    try {
      return await inTurn(all, work);
    } finally {
      leave(mailbox);
      if (mailbox.free === perMailbox) mailboxes.delete(key);
    }
  }

  return {
    async run(key, work) {
      size += 1;
      try {
        return await (key === null ? inTurn(all, work) : inMailbox(key, work));
      } finally {
        size -= 1;
      }
    },
    size: () => size,
  };
}

async function inTurn<T>(turnstile: Turnstile, work: () => Promise<T>): Promise<T> {
  await enter(turnstile);
  try {
    return await work();
  } finally {
    leave(turnstile);
  }
}

async function enter(turnstile: Turnstile): Promise<void> {
  if (turnstile.free > 0) {
    turnstile.free -= 1;
    return;
  }
  await new Promise<void>((resolve) => turnstile.waiting.push(resolve));
}

/** The place is handed on, so that nobody who comes later takes it. */
function leave(turnstile: Turnstile): void {
  const next = turnstile.waiting.shift();
  if (next === undefined) turnstile.free += 1;
  else next();
}
