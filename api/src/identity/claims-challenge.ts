/** More proof is wanted of the person than the token gives: she signs in again with these claims asked for. */
export class ClaimsChallenge extends Error {
  /** JSON, as the authority wrote it. */
  readonly claims: string;

  constructor(claims: string) {
    super("The sign-in authority wants more proof of the person");
    this.name = "ClaimsChallenge";
    this.claims = claims;
  }
}

/** What the client is told with the 401, as Microsoft's own resources say it. */
export function challengeHeader({ claims }: ClaimsChallenge): string {
  return `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
}

/** The claims in the `WWW-Authenticate` of an answer; undefined where it has none, or none that is JSON. */
export function challengeOf(header: string | null): string | undefined {
  const encoded = /\bclaims="([A-Za-z0-9+/_=-]{1,8192})"/.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const claims = Buffer.from(encoded, "base64").toString("utf8");
  try {
    JSON.parse(claims);
    return claims;
  } catch {
    return undefined;
  }
}
