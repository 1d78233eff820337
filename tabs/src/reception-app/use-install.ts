import { useSyncExternalStore } from "react";

/** What a browser sends that can install the page; no browser's types have it yet. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | undefined;
const listeners = new Set<() => void>();

function set(next: InstallOffer | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** The browser offers it once, soon after loading: whoever asks later finds it kept. */
export function listenForInstall(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    set(event as InstallOffer);
  });
  window.addEventListener("appinstalled", () => set(undefined));
}

/** Installs the page; undefined where the browser does not offer it, or it is installed. */
export function useInstall(): (() => void) | undefined {
  const known = useSyncExternalStore(subscribe, () => offer);
  return known && (() => void known.prompt().finally(() => set(undefined)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
