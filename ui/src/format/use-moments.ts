import { useReader, useText } from "../messages/text-context.ts";
import { foreignZone, formatMoment, formatPeriod, formatTime, formatTimes } from "./moments.ts";

export interface Moments {
  /** `Tue 24 Nov, 10:00` */
  moment: (at: string) => string;
  /** `10:00` */
  time: (at: string) => string;
  /** `Tue 24 Nov, 10:00 – 12:00` */
  period: (start: string, end: string) => string;
  /** `10:00 – 12:00` */
  times: (start: string, end: string) => string;
}

/** Moments at a place, in the reader's language; the zone is named whenever its clock differs from the reader's. */
export function useMoments(timeZone: string): Moments {
  const reader = useReader();
  const text = useText();
  const { language } = reader;
  const named = (at: string, words: string) => {
    const zone = foreignZone(at, timeZone, reader);
    return zone ? text("facts.zone", { period: words, zone }) : words;
  };
  return {
    moment: (at) => named(at, formatMoment(at, timeZone, language)),
    time: (at) => named(at, formatTime(at, timeZone, language)),
    period: (start, end) => named(start, formatPeriod(start, end, timeZone, language)),
    times: (start, end) => named(start, formatTimes(start, end, timeZone, language)),
  };
}
