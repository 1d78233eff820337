import { useCallback, useEffect, useState } from "react";
import type { PhoneChange, PhoneEvent } from "./phone-api.ts";
import { fetchPhoneEvents, sendPhoneChange } from "./phone-api.ts";

export interface Phone {
  /** Undefined while they come for the first time. */
  events: PhoneEvent[] | undefined;
  /** Why the calendar cannot be read. */
  problem: string | undefined;
  /** Why the last change was not made. */
  refused: string | undefined;
  busy: boolean;
  change(event: PhoneEvent, change: PhoneChange, wholeSeries: boolean): Promise<boolean>;
  again(): void;
}

/** As often as a change may still be on its way, and else. */
const soonMilliseconds = 1_000;
const restMilliseconds = 5_000;

/** The phone's calendar, read again and again while somebody looks at it. */
export function usePhone(person: string, isShown: boolean): Phone {
  const [events, setEvents] = useState<PhoneEvent[]>();
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState(0);
  const again = useCallback(() => setReading((before) => before + 1), []);

  useEffect(() => {
    if (!isShown) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const wait = await fetchPhoneEvents(person, stop.signal).then(
        (items) => {
          setEvents(items);
          setProblem(undefined);
          return items.some(({ noticed }) => noticed === "not_yet") ? soonMilliseconds : restMilliseconds;
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setProblem(sentenceOf(error));
          return restMilliseconds;
        },
      );
      if (!stop.signal.aborted) timer = setTimeout(() => void read(), wait);
    };
    void read();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [person, isShown, reading]);

  const change = async (event: PhoneEvent, wanted: PhoneChange, wholeSeries: boolean) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await sendPhoneChange(person, event, wanted, wholeSeries);
      return true;
    } catch (error) {
      setRefused(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
      again();
    }
  };
  return { events, problem, refused, busy, change, again };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
