/** Knows whether much happens at once. */
export interface StormGauge {
  /** Does one of the things that make a storm. */
  during<T>(work: () => Promise<T>): Promise<T>;
  isOn(): boolean;
}

const many = 10;
const manyAtOnce = 3;
const withinMilliseconds = 2_000;

/**
 * A storm is so many within so short a time, or some at once, because a machine that is behind begins fewer; it is over as
 * soon as neither was so for as long. By a clock that nobody moves.
 */
export function createStormGauge(now: () => number): StormGauge {
  const begun: number[] = [];
  let running = 0;
  let crowded = -Infinity;
  const isRecent = (at: number) => now() - at <= withinMilliseconds;
  const note = () => {
    if (running >= manyAtOnce) crowded = now();
  };
  return {
    async during(work) {
      begun.push(now());
      if (begun.length > many) begun.shift();
      running += 1;
      note();
      try {
        return await work();
      } finally {
        note();
        running -= 1;
      }
    },
    isOn: () => running >= manyAtOnce || isRecent(crowded) || (begun.length === many && isRecent(begun[0] ?? 0)),
  };
}
