import { useEffect } from "react";
import { WedgeReader } from "./wedge-reader.ts";

/** Hears a hand scanner wherever the focus is, but for fields: those take what is typed into them. */
export function useWedgeScanner(onCode: (code: string) => void): void {
  useEffect(() => {
    const reader = new WedgeReader();
    const hear = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      const code = reader.press(event.key, event.timeStamp);
      // Keys of a code are not keys of the board, nor does its Enter press a button.
      if (code !== undefined || reader.reading) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (code !== undefined) onCode(code);
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [onCode]);
}
