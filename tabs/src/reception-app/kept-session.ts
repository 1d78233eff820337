import type { Me } from "@magic-meetings/contract/identity/identity.ts";
import type { Site } from "@magic-meetings/contract/places/place.ts";
import type { SignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

/** Who works on this tablet, so that the page opens without a network; no token and nothing of visitors is in it. */
export interface KeptSession {
  /** What the sign-in knows her by. */
  person: string;
  /** What the company's sign-in may be asked for her with. */
  hint?: string;
  /** Where she signs in; absent in the demo. */
  company?: SignInSettings;
  me?: Me;
  sites?: Site[];
}

const key = "magic-meetings.reception";

/** Undefined where nobody signed in here, or where the browser keeps nothing. */
export function readSession(): KeptSession | undefined {
  try {
    const text = localStorage.getItem(key);
    const read = text === null ? undefined : (JSON.parse(text) as KeptSession);
    return typeof read?.person === "string" ? read : undefined;
  } catch {
    return undefined;
  }
}

export function keepSession(session: KeptSession): void {
  try {
    localStorage.setItem(key, JSON.stringify(session));
  } catch {
    // The page works until it is closed; the reception's storage says that nothing is kept.
  }
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
