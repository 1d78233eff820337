/** A link into the app's tab, as a card in the chat has one. */
export interface TabLink {
  subPageId: string;
  /** Tells two presses of the same link apart. */
  opened: number;
}

const eventName = "magic-meetings-tab-link";

/** Opens a link into our tab in the simulated Teams; false where it leads elsewhere or no Teams window is there. */
export function openTabLink(url: string): boolean {
  return !window.dispatchEvent(new CustomEvent(eventName, { detail: url, cancelable: true }));
}

/** Hears of links that are opened. Returns the way to stop it. */
export function onTabLink(origin: string, open: (link: TabLink) => void): () => void {
  let opened = 0;
  const listen = (event: Event) => {
    const subPageId = subPageOf(String((event as CustomEvent<unknown>).detail), origin);
    if (subPageId === undefined) return;
    event.preventDefault();
    opened += 1;
    open({ subPageId, opened });
  };
  window.addEventListener(eventName, listen);
  return () => window.removeEventListener(eventName, listen);
}

/** `/meetings/<id>` of `<origin>/tabs/#/meetings/<id>`; undefined for any other address. */
function subPageOf(url: string, origin: string): string | undefined {
  const start = `${origin}/tabs/#`;
  return url.startsWith(start) ? url.slice(start.length) : undefined;
}
