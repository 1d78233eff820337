/** The calendar's event of a meeting on a weekday of the weeks to come; another one for each number. */
export function boardEvent(number: number) {
  const day = new Date(Date.UTC(2026, 10, 30 + 7 * (number % 3) + (number % 4)));
  const date = day.toISOString().slice(0, 10);
  return {
    iCalUId: `order-approval-${number}`,
    subject: "Board",
    start: { dateTime: `${date}T10:00:00`, timeZone: "Europe/Copenhagen" },
    end: { dateTime: `${date}T14:00:00`, timeZone: "Europe/Copenhagen" },
  };
}
