import { createLocalJWKSet, errors, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from "jose";
import { z } from "zod";

export interface PublishedKeysSettings {
  /** Without a slash at the end. */
  authorityUrl: string;
  fetch?: typeof fetch;
  now?: () => number;
}

/** The keys that an authority publishes, by its discovery document. */
export interface PublishedKeys {
  /** The key that a token names. Throws jose's `JWKSNoMatchingKey`, or any other error where the keys cannot be read. */
  keyOf(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<Awaited<ReturnType<LocalKeys>>>;
  /** What was published with the key, its issuer for example. */
  described(kid: string | undefined): Record<string, unknown> | undefined;
}

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

const hour = 60 * 60 * 1000;
/** Read again in the background after this time. */
const freshMilliseconds = 24 * hour;
/** While the authority is away, what was read last serves no longer than this: a key may have been withdrawn. */
const longestKept = 7 * 24 * hour;
/** How often a token may have the keys read again because nobody knows its key. */
const pauseMilliseconds = 30_000;
/** How often it is tried again while nothing was ever read. */
const firstPauseMilliseconds = 2_000;
const timeoutMilliseconds = 5_000;

const documentSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })) });

/**
 * Reads the keys when they are needed and keeps them. However many tokens come in, only one read is under way; a key
 * that is not known has them read at most every 30 s, whether the read succeeds or not; and while the authority does
 * not answer, those that are kept go on serving.
 */
export function createPublishedKeys(settings: PublishedKeysSettings): PublishedKeys {
  const { now = Date.now } = settings;
  let kept: { find: LocalKeys; set: JSONWebKeySet; readAt: number } | undefined;
  let reading: Promise<void> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failure: unknown;

  async function read(): Promise<void> {
    try {
      const set = await readKeys(settings);
      kept = { find: createLocalJWKSet(set), set, readAt: now() };
      failure = undefined;
    } catch (error) {
      failure = error;
    }
  }

  /** Waits for the read that is under way, or for a new one where the last is long enough ago. */
  async function refresh(pause: number): Promise<void> {
    if (reading === undefined && now() - triedAt >= pause) {
      triedAt = now();
      reading = read().finally(() => (reading = undefined));
    }
    await reading;
  }

  async function usable(): Promise<LocalKeys> {
    const age = () => (kept === undefined ? Number.POSITIVE_INFINITY : now() - kept.readAt);
    if (age() > longestKept) await refresh(firstPauseMilliseconds);
    else if (age() > freshMilliseconds) void refresh(pauseMilliseconds);
    if (kept === undefined || age() > longestKept) throw new Error("No keys were read", { cause: failure });
    return kept.find;
  }

  return {
    async keyOf(header, token) {
      const find = await usable();
      try {
        return await find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await refresh(pauseMilliseconds);
        // Nobody can say whether the key is new: that is no word about the token.
        if (failure !== undefined) throw new Error("The keys could not be read again", { cause: failure });
        return (await usable())(header, token);
      }
    },
    described: (kid) => kept?.set.keys.find((key) => key.kid === kid) as Record<string, unknown> | undefined,
  };
}

async function readKeys({ authorityUrl, fetch: ask = fetch }: PublishedKeysSettings): Promise<JSONWebKeySet> {
  const document = documentSchema.parse(await readJson(ask, discoveryOf(authorityUrl)));
  if (document.issuer !== `${authorityUrl}/{tenantid}/v2.0`) throw new Error("The authority names another issuer");
  if (!document.jwks_uri.startsWith(`${authorityUrl}/`)) throw new Error("The authority's keys are somebody else's");
  return keySetSchema.parse(await readJson(ask, document.jwks_uri)) as JSONWebKeySet;
}

/** Of all tenants at once: its issuer has `{tenantid}` in it, and its keys are those of all. */
function discoveryOf(authorityUrl: string): string {
  return `${authorityUrl}/common/v2.0/.well-known/openid-configuration`;
}

async function readJson(ask: typeof fetch, url: string): Promise<unknown> {
  const answer = await ask(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMilliseconds) });
  if (!answer.ok) throw new Error(`The authority answered ${answer.status}`);
  return answer.json();
}
