import type { HostTheme } from "@magic-meetings/ui/theme/host-theme.ts";
import { keepToken } from "@magic-meetings/ui/session/token-source.ts";
import { app, authentication } from "@microsoft/teams-js";

/** What our pages know of Teams. All of it is a hint for what to show, never proof of who is asking: that is the token. */
export interface TeamsHost {
  theme: {
    current: HostTheme;
    onChange(listener: (theme: HostTheme) => void): () => void;
  };
  /** For example `da-dk`. */
  locale: string;
  /** The tab's entity id in the app's manifest. */
  pageId: string;
  /** Where a deep link wants to go, for example `meeting/<id>`. */
  subPageId: string | undefined;
  /** True beside a running meeting, where there is little room. */
  inSidePanel: boolean;
  getToken: () => Promise<string>;
  forgetToken: () => void;
  /** Takes Teams' own loading picture away. */
  tellReady: () => void;
  tellFailed: (reason: string) => void;
}

/** Teams shows its own error after a while; a page that is not in Teams at all hears nothing. */
const answerWithinMs = 5_000;

/** Waits for Teams and gives what the pages need of it; undefined where this page is not open in Teams. */
export async function startTeams(): Promise<TeamsHost | undefined> {
  if (window.parent === window && !window.opener) return undefined;
  try {
    await within(answerWithinMs, app.initialize(hostOrigins()));
    return hostOf(await within(answerWithinMs, app.getContext()));
  } catch {
    return undefined;
  }
}

/** The playground stands in for Teams on our own origin; the library knows Microsoft's origins by itself. */
function hostOrigins(): string[] | undefined {
  const host = new URLSearchParams(window.location.search).get("host");
  return host === "playground" ? [window.location.origin] : undefined;
}

function hostOf(context: app.Context): TeamsHost {
  return {
    theme: { current: toTheme(context.app.theme), onChange: onThemeChange },
    locale: context.app.locale,
    pageId: context.page.id,
    subPageId: context.page.subPageId || undefined,
    inSidePanel: context.page.frameContext === "sidePanel",
    ...keepToken(() => authentication.getAuthToken()),
    tellReady: () => void app.notifySuccess(),
    tellFailed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  };
}

// The library keeps a single handler and offers no way to take it away again.
const listeners = new Set<(theme: HostTheme) => void>();

function onThemeChange(listener: (theme: HostTheme) => void): () => void {
  if (listeners.size === 0) {
    app.registerOnThemeChangeHandler((theme) => listeners.forEach((tell) => tell(toTheme(theme))));
  }
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `default`, `dark`, `contrast`, `glass`, and whatever comes next: what we do not know is light. */
function toTheme(theme: string): HostTheme {
  return theme === "dark" || theme === "contrast" ? theme : "light";
}

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Teams did not answer within ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
