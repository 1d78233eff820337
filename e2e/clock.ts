/** Moves the clock of the service, for everybody; the real one goes on from there. */
export async function moveClockTo(serviceUrl: string, moment: Date): Promise<void> {
  const answer = await fetch(`${serviceUrl}/demo/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ now: moment.toISOString() }),
  });
  if (!answer.ok) throw new Error(`The clock cannot be moved: ${answer.status}`);
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}
