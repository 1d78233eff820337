import type { RefObject } from "react";
import { useEffect, useRef } from "react";

/**
 * For a button that takes the place of the one just pressed: it takes the focus that went with the other, so that a
 * person at the keyboard goes on from there. Nothing happens while the focus is elsewhere or in another window.
 */
export function useKeptFocus(): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return button;
}
