import { refusal, type FakeAnswer } from "./fake-answer.ts";

/** What the fake does wrong; to be changed while it runs. The same seed makes the same mistakes. */
export interface FakeFaults {
  /** Every n-th request is sent away with 429; 0: none. */
  throttleEvery: number;
  /** What a request that is sent away is told; null: nothing. */
  retryAfterSeconds: number | null;
  /** The second half of what is in a batch is sent away, whenever it holds more than one. */
  throttleHalfOfBatches: boolean;
  /** So many requests from now on fail, with `failWith`. */
  failNext: number;
  failWith: number;
  /** Nobody answers. */
  isDown: boolean;
  /** Every answer takes so long. */
  delayMilliseconds: number;
  /** Parts of the notifications, from 0 to 1, that are never sent and that are sent twice. */
  loseNotifications: number;
  duplicateNotifications: number;
  /** They come in another order. */
  shuffleNotifications: boolean;
}

export const noFaults: FakeFaults = {
  throttleEvery: 0,
  retryAfterSeconds: 1,
  throttleHalfOfBatches: false,
  failNext: 0,
  failWith: 500,
  isDown: false,
  delayMilliseconds: 0,
  loseNotifications: 0,
  duplicateNotifications: 0,
  shuffleNotifications: false,
};

/** What goes wrong with a request, if anything; called once for each. */
export function createFaultGate(faults: FakeFaults): () => FakeAnswer | undefined {
  let calls = 0;
  return () => {
    calls += 1;
    if (faults.failNext > 0) {
      faults.failNext -= 1;
      if (faults.failWith === 429) return throttled(faults);
      return refusal(faults.failWith, "UnknownError", "Something went wrong");
    }
    const isThrottled = faults.throttleEvery > 0 && calls % faults.throttleEvery === 0;
    return isThrottled ? throttled(faults) : undefined;
  };
}

export function throttled({ retryAfterSeconds }: FakeFaults): FakeAnswer {
  const headers: Record<string, string> =
    retryAfterSeconds === null ? {} : { "retry-after": String(retryAfterSeconds) };
  return refusal(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.", headers);
}
