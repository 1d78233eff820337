/** How long an offer still stands, in the unit that a person counts in; undefined once it is over. */
export function timeLeft(until: string, now: Date): { unit: "minutes" | "seconds"; count: number } | undefined {
  const seconds = Math.ceil((Date.parse(until) - now.getTime()) / 1000);
  if (seconds <= 0) return undefined;
  return seconds > 90 ? { unit: "minutes", count: Math.floor(seconds / 60) } : { unit: "seconds", count: seconds };
}
