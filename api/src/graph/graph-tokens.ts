import type { INetworkModule } from "@azure/msal-node";
import { type ConfidentialClientApplication, ManagedIdentityApplication, ServerError } from "@azure/msal-node";
import { decodeJwt } from "jose";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { certificateApp, type CertificateAppSettings } from "../identity/certificate-app.ts";

/** Where the service's own tokens for Microsoft Graph come from. */
export interface GraphTokens {
  /** For one company; `isRefused`: the last one was not taken, so a fresh one. Throws `CalendarProblem`. */
  tokenOf(entraTenantId: string, options?: { isRefused?: boolean }): Promise<string>;
}

export interface CertificateSettings extends CertificateAppSettings {
  /** Such as `https://graph.microsoft.com`. */
  graphOrigin: string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The app proves itself with a certificate, to each company's authority; the library keeps tokens until they end. */
export function certificateTokens(settings: CertificateSettings): GraphTokens {
  const apps = new Map<string, ConfidentialClientApplication>();
  const scopes = [`${settings.graphOrigin}/.default`];
  return {
    tokenOf(entraTenantId, { isRefused = false } = {}) {
      return acquire(async () => {
        // The id becomes a part of the authority's address.
        if (!guid.test(entraTenantId)) throw new CalendarProblem("forbidden", "The company has no Entra tenant");
        const app = apps.get(entraTenantId) ?? certificateApp(settings, entraTenantId);
        apps.set(entraTenantId, app);
        return (await app.acquireTokenByClientCredential({ scopes, skipCache: isRefused }))?.accessToken;
      });
    },
  };
}

/**
 * The identity that Azure gave the machine. It belongs to one company, and its tokens are used for no other one.
 * `clientId` names one that the operator made; without it, it is the machine's own.
 */
export function managedIdentityTokens(settings: {
  clientId?: string | undefined;
  graphOrigin: string;
  network?: INetworkModule;
}): GraphTokens {
  const { clientId, graphOrigin, network } = settings;
  let app: ManagedIdentityApplication | undefined;
  return {
    tokenOf(entraTenantId, { isRefused = false } = {}) {
      return acquire(async () => {
        app ??= new ManagedIdentityApplication({
          ...(clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } }),
          ...(network === undefined ? {} : { system: { networkClient: network } }),
        });
        const { accessToken } = await app.acquireToken({ resource: graphOrigin, forceRefresh: isRefused });
        if (decodeJwt(accessToken)["tid"] === entraTenantId) return accessToken;
        throw new CalendarProblem("forbidden", "The managed identity belongs to another company");
      });
    },
  };
}

/** What the library says of a failure may name addresses and ids, so only its code is told. */
async function acquire(token: () => Promise<string | undefined>): Promise<string> {
  try {
    const given = await token();
    if (given !== undefined) return given;
  } catch (error) {
    if (error instanceof CalendarProblem) throw error;
    const code = (error as { errorCode?: unknown }).errorCode;
    const kind = error instanceof ServerError && !isPassing(error) ? "forbidden" : "unavailable";
    throw new CalendarProblem(kind, `No token for Microsoft Graph (${typeof code === "string" ? code : "unknown"})`);
  }
  throw new CalendarProblem("unavailable", "No token for Microsoft Graph (none given)");
}

function isPassing({ errorCode, status }: ServerError): boolean {
  return ["temporarily_unavailable", "server_error"].includes(errorCode) || (status ?? 0) >= 500;
}
