/** Whether a name is one of an IANA time zone, as this program's own calendar knows them. */
export function isTimeZone(name: string): boolean {
  // An offset would be taken as well, and is no zone: it knows no daylight saving.
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
