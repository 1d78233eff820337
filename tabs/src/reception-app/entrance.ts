import type { Opening } from "./entra-sign-in.ts";
import { readSession, type KeptSession } from "./kept-session.ts";
import type { OwnSignIn } from "./own-sign-in.ts";
import { isReachable, readSignInSettings, type SignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

/** How one gets in: as one of the demo's people, at the company's sign-in, or not at all before there is a network. */
export type Entrance = { by: "demo" } | { by: "company"; settings: SignInSettings; own: OwnSignIn };

/** What decides it, so that it is decided the same in a test. */
export interface EntranceDeps {
  kept: KeptSession | undefined;
  readSettings: () => Promise<SignInSettings | undefined>;
  isReachable: (settings: SignInSettings) => Promise<boolean>;
  open: (opening: Opening) => Promise<OwnSignIn>;
  answer: string | undefined;
  asked: AskedOnce;
}

/** That this page has left for a sign-in without a word: not twice, else it would go back and forth for ever. */
export interface AskedOnce {
  was(): boolean;
  mark(): void;
  clear(): void;
}

/** The entrance of this page as it is opened. Without a network it is what it was. */
export function enter(): Promise<Entrance> {
  return findEntrance({
    kept: readSession(),
    readSettings: readSignInSettings,
    isReachable,
    open: async (opening) => (await import("./entra-sign-in.ts")).openEntra(opening),
    answer: takeAnswer(),
    asked: askedOnce,
  });
}

export async function findEntrance(deps: EntranceDeps): Promise<Entrance> {
  const { kept, answer, asked } = deps;
  let isOnline = true;
  const told = await deps.readSettings().catch(() => {
    isOnline = false;
    return kept?.company;
  });
  // The demo, or a tablet that nobody has signed in on: choosing a person says that it needs a network.
  if (told === undefined) return { by: "demo" };
  const maySilently = async () => {
    if (!isOnline || asked.was() || answer !== undefined || !(await deps.isReachable(told))) return false;
    asked.mark();
    return true;
  };
  const own = await deps.open({ settings: told, answer, hint: kept?.hint, maySilently });
  if (own.account) asked.clear();
  return { by: "company", settings: told, own };
}

/** What the sign-in sent the person back with, taken out of the address before the pages read theirs from it. */
function takeAnswer(): string | undefined {
  const { hash, pathname, search } = location;
  const values = new URLSearchParams(hash.slice(1));
  if (!values.has("state") || !(values.has("code") || values.has("error"))) return undefined;
  history.replaceState(null, "", pathname + search);
  return hash;
}

const key = "magic-meetings.reception.asked";

/** For as long as the window is open; where the browser keeps nothing, nobody is asked without a word. */
const askedOnce: AskedOnce = {
  was() {
    try {
      return sessionStorage.getItem(key) !== null;
    } catch {
      return true;
    }
  },
  mark() {
    try {
      sessionStorage.setItem(key, "1");
    } catch {
      // Nothing can be kept: `was` says so.
    }
  },
  clear() {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  },
};
