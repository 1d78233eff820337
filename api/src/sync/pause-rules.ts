const second = 1_000;
const longestPause = 5 * 60 * second;

/** How long to wait before an attempt after so many that failed: twice as long each time, and not all at once. */
export function pauseAfter(attempts: number, random: () => number): number {
  const whole = Math.min(longestPause, 2 * second * 2 ** Math.min(attempts - 1, 10));
  return whole * (0.5 + random() / 2);
}
