import { useCallback, useEffect, useRef, useState } from "react";
import type { Appointment } from "../outlook/appointment.ts";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";

/** A person who drags a time or adds people one by one changes much at once; it is read when she pauses. */
const pauseMs = 400;

/** Outlook on the web is known to give the old recurrence for a moment after it told of a new one. */
const oldRecurrenceMs = 2_000;

/**
 * What the invite says now. Outlook tells of changes of time, people and places; the subject has no event, so the
 * invite is also read again when the person comes back to the pane.
 */
export function useAppointmentFacts(appointment: Appointment, first: AppointmentFacts) {
  const [facts, setFacts] = useState(first);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readAgain = useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      // A read that fails leaves what is known; the next change tries again.
      appointment.read().then(
        (next) => setFacts((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next)),
        () => undefined,
      );
    }, pauseMs);
  }, [appointment]);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = appointment.onChange((change) => {
      readAgain();
      if (change !== "recurrence") return;
      clearTimeout(later);
      later = setTimeout(readAgain, oldRecurrenceMs);
    });
    window.addEventListener("focus", readAgain);
    return () => {
      stop();
      window.removeEventListener("focus", readAgain);
      clearTimeout(later);
      clearTimeout(pause.current);
    };
  }, [appointment, readAgain]);
  return [facts, readAgain] as const;
}
