// A tablet says when something was done by its own clock, and what that clock shows when it sends.

/** How far the server's clock is ahead of a device's, in milliseconds; negative where it is behind. */
export function clockAhead(serverNow: Date, deviceTime: string): number {
  return serverNow.getTime() - Date.parse(deviceTime);
}

/** A moment of the device's clock by the server's: never in the future. */
export function correctedMoment(at: string, { serverNow, deviceTime }: { serverNow: Date; deviceTime: string }): Date {
  return new Date(Math.min(serverNow.getTime(), Date.parse(at) + clockAhead(serverNow, deviceTime)));
}
