/** Asks a host for a token; `claims` is what the service wants proved besides, as JSON. */
export type AskForToken = (claims?: string) => Promise<string>;

export interface TokenSource {
  getToken: () => Promise<string>;
  /** Throws the kept token away, after the service refused it; the next one proves these claims. */
  forgetToken: (claims?: string) => void;
}

const refreshBeforeMs = 120_000;

/** Keeps a host's token, in memory, until shortly before it runs out, so that not every call asks the host. */
export function keepToken(ask: AskForToken, now: () => number = Date.now): TokenSource {
  let kept: { token: Promise<string>; until: number } | undefined;
  let wanted: string | undefined;
  return {
    getToken() {
      if (kept && kept.until > now()) return kept.token;
      const asked = { token: wanted === undefined ? ask() : ask(wanted), until: Number.POSITIVE_INFINITY };
      kept = asked;
      asked.token.then(
        (token) => {
          asked.until = expiryOf(token) - refreshBeforeMs;
          wanted = undefined;
        },
        () => void (kept = kept === asked ? undefined : kept),
      );
      return asked.token;
    },
    forgetToken(claims) {
      kept = undefined;
      wanted = claims ?? wanted;
    },
  };
}

/** The token's own `exp` in milliseconds; one that cannot be read is asked for again each time. */
function expiryOf(token: string): number {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { exp } = JSON.parse(atob(payload)) as { exp?: number };
    return (exp ?? 0) * 1000;
  } catch {
    return 0;
  }
}
