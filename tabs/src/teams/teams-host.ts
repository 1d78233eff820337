import type { HostTheme } from "@magic-meetings/ui/theme/host-theme.ts";
import { keepToken } from "@magic-meetings/ui/session/token-source.ts";
import { hostSignIn } from "@magic-meetings/ui/session/host-sign-in.ts";
import { app, authentication, nestedAppAuth } from "@microsoft/teams-js";

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
  /** The chat that the tab is open in, that of a meeting for example. */
  chatId: string | undefined;
  getToken: () => Promise<string>;
  forgetToken: (claims?: string) => void;
  /** Asks the person to allow what the service does in her name. */
  askConsent: () => Promise<void>;
  /** Teams may keep the page when its tab is left, and show it again for this or another of the app's tabs. */
  onKept(handlers: KeptHandlers): void;
  /** Takes Teams' own loading picture away. */
  tellReady: () => void;
  tellFailed: (reason: string) => void;
}

export interface KeptHandlers {
  /** The page is about to be kept: it lets go of what it holds. */
  onSleep: () => void;
  /** It is shown again, and wherever it is to open now. */
  onWake: (where: Pick<TeamsHost, "pageId" | "subPageId" | "chatId">) => void;
}

/** Why there is no Teams around this page: nobody could answer, or nobody did. */
export type OutsideTeams = "browser" | "silent";

/** Teams shows its own error after a while; a page that is not in Teams at all hears nothing. */
const answerWithinMs = 5_000;

/** Waits for Teams and gives what the pages need of it, or why there is none. */
export async function startTeams(): Promise<TeamsHost | OutsideTeams> {
  if (window.parent === window && !window.opener) return "browser";
  try {
    return hostOf(
      await within(
        answerWithinMs,
        app.initialize(hostOrigins()).then(() => app.getContext()),
      ),
    );
  } catch {
    return "silent";
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
    ...whereOf(context),
    inSidePanel: context.page.frameContext === "sidePanel",
    ...keepToken(teamsSignIn()),
    askConsent: async () => (await import("./ask-consent.ts")).askConsent(),
    onKept: keepPage,
    tellReady: () => void app.notifySuccess(),
    tellFailed: (message) => app.notifyFailure({ reason: app.FailedReason.Other, message }),
  };
}

function whereOf({ page, chat }: app.Context): Pick<TeamsHost, "pageId" | "subPageId" | "chatId"> {
  return { pageId: page.id, subPageId: page.subPageId || undefined, chatId: chat?.id || undefined };
}

/** Nested sign-in where this Teams has it, else the token that Teams itself fetches for the app. */
function teamsSignIn() {
  return hostSignIn({
    isNested,
    fallbacks: [async (claims) => authentication.getAuthToken(claims === undefined ? {} : { claims: [claims] })],
  });
}

/** A host that never heard of it is none. */
function isNested(): boolean {
  try {
    return nestedAppAuth.isNAAChannelRecommended();
  } catch {
    return false;
  }
}

function keepPage(handlers: KeptHandlers): void {
  try {
    listenForKeeping(handlers);
  } catch {
    // A host that keeps no pages refuses to be asked.
  }
}

function listenForKeeping({ onSleep, onWake }: KeptHandlers): void {
  app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => onSleep());
  app.lifecycle.registerOnResumeHandler(({ entityId }) => {
    const wake = (where: Parameters<KeptHandlers["onWake"]>[0]) => {
      onWake(where);
      void app.notifySuccess();
    };
    const unknown = { pageId: entityId, subPageId: undefined, chatId: undefined };
    void within(answerWithinMs, app.getContext()).then(
      (context) => wake({ ...whereOf(context), pageId: entityId }),
      () => wake(unknown),
    );
  });
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
