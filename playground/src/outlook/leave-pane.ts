const focusable = "a[href], button, input, textarea, select, iframe, [tabindex]";

/** Moves the focus out of the pane's frame, to what comes after or before it on the page. */
export function leavePane(frame: HTMLIFrameElement, direction: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element === frame || (element.tabIndex >= 0 && !element.matches(":disabled") && isShown(element)),
  );
  all[all.indexOf(frame) + direction]?.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
