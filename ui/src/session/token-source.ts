export interface TokenSource {
  getToken: () => Promise<string>;
  /** Throws the kept token away, after the service refused it. */
  forgetToken: () => void;
}

const refreshBeforeMs = 120_000;

/** Keeps a host's token until shortly before it runs out, so that not every call asks the host. */
export function keepToken(ask: () => Promise<string>, now: () => number = Date.now): TokenSource {
  let kept: { token: Promise<string>; until: number } | undefined;
  return {
    getToken() {
      if (kept && kept.until > now()) return kept.token;
      const asked = { token: ask(), until: Number.POSITIVE_INFINITY };
      kept = asked;
      asked.token.then(
        (token) => void (asked.until = expiryOf(token) - refreshBeforeMs),
        () => void (kept = kept === asked ? undefined : kept),
      );
      return asked.token;
    },
    forgetToken: () => void (kept = undefined),
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
