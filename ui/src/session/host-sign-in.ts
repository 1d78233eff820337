import { readSignInSettings, type SignInSettings } from "./sign-in-settings.ts";
import type { AskForToken } from "./token-source.ts";

export interface HostSignInDeps {
  /** Whether the host signs in for pages that are nested in it. */
  isNested: () => boolean;
  /** The host's own older ways, best first. */
  fallbacks: readonly AskForToken[];
  readSettings?: () => Promise<SignInSettings | undefined>;
  open?: (settings: SignInSettings) => Promise<AskForToken>;
}

/**
 * Asks for a token by the best way that works: nested sign-in, else what the host offered before it. The way that gave
 * one is asked first from then on, so that a person is not led through a way that does not work again and again.
 */
export function hostSignIn(deps: HostSignInDeps): AskForToken {
  let nested: Promise<AskForToken> | undefined;
  const byNesting: AskForToken = async (claims) => {
    nested ??= openNested(deps);
    nested.catch(() => (nested = undefined));
    return (await nested)(claims);
  };
  let ways = [...(deps.isNested() ? [byNesting] : []), ...deps.fallbacks];
  return async (claims) => {
    let reason: unknown = new Error("There is no way to sign in here");
    for (const way of ways) {
      try {
        const token = await way(claims);
        if (token === "") continue;
        ways = [way, ...ways.filter((other) => other !== way)];
        return token;
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  };
}

async function openNested(deps: HostSignInDeps): Promise<AskForToken> {
  const settings = await (deps.readSettings ?? readSignInSettings)();
  if (settings === undefined) throw new Error("The service says nothing of a sign-in");
  return (deps.open ?? openWithLibrary)(settings);
}

/** The library is large, and only where it is used it is loaded. */
async function openWithLibrary(settings: SignInSettings): Promise<AskForToken> {
  return (await import("./nested-sign-in.ts")).openNestedSignIn(settings);
}
