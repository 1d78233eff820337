import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import {
  AuthError,
  type ConfidentialClientApplication,
  InteractionRequiredAuthError,
  ServerError,
} from "@azure/msal-node";
import { certificateApp, type CertificateAppSettings } from "./certificate-app.ts";
import { ClaimsChallenge } from "./claims-challenge.ts";

export interface OnBehalfOfRequest {
  entraTenantId: string;
  /** The token that the person came with. */
  userToken: string;
  scopes: string[];
  /** What the resource wants to be proved besides. */
  claims?: string | undefined;
  /** The last token was not taken. */
  isRefused?: boolean;
}

/**
 * A token for another service in the name of the person who asks. Throws `ClaimsChallenge` where the authority wants
 * more proof of her, and a `Refusal` where she has not consented or the authority does not answer.
 */
export type OnBehalfOf = (request: OnBehalfOfRequest) => Promise<string>;

/** The library keeps what it got for as long as it lives; so each of its instances serves that many requests. */
const requestsOfAnInstance = 2_000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Exchanges people's tokens; the API proves itself with its certificate. */
export function createOnBehalfOf(settings: CertificateAppSettings): OnBehalfOf {
  const apps = new Map<string, { app: ConfidentialClientApplication; left: number }>();

  function appOf(entraTenantId: string): ConfidentialClientApplication {
    // The id becomes a part of the authority's address.
    if (!guid.test(entraTenantId)) throw new Refusal("forbidden", "The company has no Entra tenant");
    const known = apps.get(entraTenantId);
    if (known !== undefined && known.left > 0) {
      known.left -= 1;
      return known.app;
    }
    // Resources may ask for more proof at any time, and get an answer.
    const app = certificateApp(settings, entraTenantId, ["CP1"]);
    apps.set(entraTenantId, { app, left: requestsOfAnInstance });
    return app;
  }

  return async ({ entraTenantId, userToken, scopes, claims, isRefused = false }) => {
    const app = appOf(entraTenantId);
    const given = await app
      .acquireTokenOnBehalfOf({
        oboAssertion: userToken,
        scopes,
        skipCache: isRefused || claims !== undefined,
        ...(claims === undefined ? {} : { claims }),
      })
      .catch((error: unknown) => {
        throw refusalOf(error);
      });
    if (!given?.accessToken) throw unavailable();
    return given.accessToken;
  };
}

/** What the library says of a failure may hold addresses and ids, so nothing of it goes on but the claims. */
function refusalOf(error: unknown): Error {
  if (!(error instanceof AuthError)) return unavailable();
  if (error.subError === "consent_required" || error.errorCode === "consent_required") {
    return new Refusal("consent_needed", "This needs your consent, or your administrator's: give it and try again");
  }
  if (error instanceof InteractionRequiredAuthError) {
    return error.claims ? new ClaimsChallenge(error.claims) : signInAgain();
  }
  if (error instanceof ServerError && error.errorCode === "invalid_grant") return signInAgain();
  return unavailable();
}

function signInAgain(): Refusal {
  return new Refusal("unauthenticated", "Sign in again: the sign-in is too old for this");
}

function unavailable(): Refusal {
  return new Refusal("unavailable", "Microsoft 365 cannot be asked for the moment: try again");
}
