const longestMilliseconds = 45_000;

/** False when a worker's sweeps do not get through any more; both moments by the system's clock. */
export function isHeartbeatFresh(heartbeat: Date, now: Date): boolean {
  return now.getTime() - heartbeat.getTime() < longestMilliseconds;
}
