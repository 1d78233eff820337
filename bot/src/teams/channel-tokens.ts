import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";

// Who may speak to the bot: the channel, with a token for this bot that names the service its activity comes from. Which SDK runs behind it
// does not matter here; of the two, one takes tokens of any issuer unless it is told otherwise, and the other takes an emulator's.

const channelIssuer = "https://api.botframework.com";
const channelMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";
const clockSkewSeconds = 300;
const longestToken = 16_384;
const timeoutMilliseconds = 5_000;

export interface ChannelTokenSettings {
  /** The bot's application id, the only audience there is. */
  appId: string;
  /** Where the channel says where its keys are; Microsoft's own unless said. */
  metadataUrl?: string | undefined;
  now?: () => Date;
}

/** 401: no token of the channel for this bot; 403: one for another service or channel than the activity names. */
export type TokenVerdict = { kind: "believed"; claims: JWTPayload } | { kind: "refused"; status: 401 | 403 };

export interface NamedOrigin {
  serviceUrl?: unknown;
  channelId?: unknown;
}

/** Checks what comes with an activity. Throws where the channel's keys cannot be read: then nothing is known about the token. */
export function createChannelTokens(settings: ChannelTokenSettings) {
  const keys = lazyKeys(settings.metadataUrl ?? channelMetadata);
  return async (authorization: string | undefined, origin: NamedOrigin): Promise<TokenVerdict> => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined || token.length > longestToken || !claimsToBeTheChannels(token))
      return { kind: "refused", status: 401 };
    const verified = await verify(token, keys, settings);
    if (verified === undefined) return { kind: "refused", status: 401 };
    const { claims, endorsements } = verified;
    if (claims["serviceurl"] !== origin.serviceUrl || typeof origin.serviceUrl !== "string")
      return { kind: "refused", status: 403 };
    // A key with endorsements signs for these channels only.
    if (endorsements.length > 0 && !endorsements.includes(String(origin.channelId)))
      return { kind: "refused", status: 403 };
    return { kind: "believed", claims };
  };
}

/** Nothing is believed yet; but what does not even say so costs no look at the keys. */
function claimsToBeTheChannels(token: string): boolean {
  try {
    return decodeJwt(token).iss === channelIssuer;
  } catch {
    return false;
  }
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

async function verify(token: string, keys: () => Promise<RemoteKeys>, { appId, now }: ChannelTokenSettings) {
  try {
    const keySet = await keys();
    const { payload, protectedHeader } = await jwtVerify(token, keySet, {
      algorithms: ["RS256"],
      issuer: channelIssuer,
      audience: appId,
      clockTolerance: clockSkewSeconds,
      requiredClaims: ["exp", "iss", "aud"],
      ...(now === undefined ? {} : { currentDate: now() }),
    });
    return { claims: payload, endorsements: endorsementsOf(keySet, protectedHeader.kid) };
  } catch (error) {
    if (isAboutTheToken(error)) return undefined;
    throw error;
  }
}

/** What reading the keys can meet besides a key that is not there. */
const unreadableKeys = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !unreadableKeys.includes(error.code);
}

function endorsementsOf(keySet: RemoteKeys, kid: string | undefined): string[] {
  const key = keySet.jwks()?.keys.find((one) => one.kid === kid);
  const endorsements: unknown = key && "endorsements" in key ? key.endorsements : undefined;
  return Array.isArray(endorsements) ? endorsements.map(String) : [];
}

/** Reads where the keys are once; after a failure it is tried again with the next token. */
function lazyKeys(metadataUrl: string): () => Promise<RemoteKeys> {
  let reading: Promise<RemoteKeys> | undefined;
  return () => {
    reading ??= readKeySet(metadataUrl).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function readKeySet(metadataUrl: string): Promise<RemoteKeys> {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(timeoutMilliseconds), redirect: "error" });
  if (!response.ok) throw new Error(`The channel's metadata was answered with ${response.status}`);
  const { jwks_uri: keysUrl } = (await response.json()) as { jwks_uri?: unknown };
  if (typeof keysUrl !== "string") throw new Error("The channel's metadata names no keys");
  return createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: timeoutMilliseconds });
}
