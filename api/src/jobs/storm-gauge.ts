/** Knows whether much happens at once. */
export interface StormGauge {
  /** Something of what makes a storm was begun. */
  happened(): void;
  isOn(): boolean;
}

const many = 10;
const withinMilliseconds = 2_000;

/** A storm is so many within so short a time; it is over as soon as there are fewer. By a clock that nobody moves. */
export function createStormGauge(now: () => number): StormGauge {
  const last: number[] = [];
  return {
    happened() {
      last.push(now());
      if (last.length > many) last.shift();
    },
    isOn: () => last.length === many && now() - (last[0] ?? 0) <= withinMilliseconds,
  };
}
