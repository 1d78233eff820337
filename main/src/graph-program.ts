import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { createGraphCompanies, type GraphCompanies } from "@magic-meetings/api/graph/graph-companies.ts";
import { certificateTokens, managedIdentityTokens, type GraphTokens } from "@magic-meetings/api/graph/graph-tokens.ts";
import type { Addresses } from "./addresses.ts";
import type { OpenDatabase } from "./database.ts";
import type { GraphSettings, Settings } from "./settings.ts";
import { StartProblem } from "./start-problem.ts";

interface GraphProgramDeps {
  settings: Settings;
  database: OpenDatabase;
  addresses: Addresses;
}

/** Microsoft 365 behind the ports of the service; undefined where the settings do not say how to sign in there. */
export async function startGraph({
  settings,
  database,
  addresses,
}: GraphProgramDeps): Promise<GraphCompanies | undefined> {
  const { graph, teamsAppId: addInId, teamsCatalogueId: catalogueId = addInId } = settings;
  if (graph === undefined || addInId === undefined || catalogueId === undefined) return undefined;
  return createGraphCompanies({
    pool: database.appPool,
    baseUrl: graph.baseUrl,
    fetch,
    tokens: await tokensOf(graph),
    clock: systemClock,
    concurrency: graph.concurrency,
    addInId,
    catalogueId,
    notificationUrls: () => ({
      notificationUrl: `${addresses.published()}/api/v1/graph/notifications`,
      lifecycleNotificationUrl: `${addresses.published()}/api/v1/graph/lifecycle`,
    }),
  });
}

/** Where the service's own tokens come from. */
export async function tokensOf({ signIn, authorityUrl, baseUrl }: GraphSettings): Promise<GraphTokens> {
  const graphOrigin = new URL(baseUrl).origin;
  if (signIn.by === "managed-identity") return managedIdentityTokens({ clientId: signIn.clientId, graphOrigin });
  const pem = await readCertificate(signIn.file, systemClock.now());
  return certificateTokens({ authorityUrl, clientId: signIn.clientId, graphOrigin, ...pem });
}

/** A certificate and its key in one file; what is wrong with it is said at the start, and never what is in it. */
export async function readCertificate(file: string, now: Date): Promise<{ certificate: string; privateKey: string }> {
  const pem = await readFile(file, "utf8").catch((error: unknown) => {
    throw new StartProblem("MM_GRAPH_CERTIFICATE names a file that cannot be read.", { cause: error });
  });
  const { certificate, key } = parsePem(pem);
  if (!certificate.checkPrivateKey(key)) {
    throw new StartProblem("MM_GRAPH_CERTIFICATE holds a key that is another certificate's.");
  }
  if (new Date(certificate.validTo) <= now) {
    throw new StartProblem("MM_GRAPH_CERTIFICATE holds a certificate that has expired.");
  }
  // Whichever way the key was written, the library gets it in one.
  const privateKey = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { certificate: certificate.toString(), privateKey };
}

function parsePem(pem: string) {
  try {
    return { certificate: new X509Certificate(pem), key: createPrivateKey(pem) };
  } catch (error) {
    const sentence = "MM_GRAPH_CERTIFICATE has to hold a certificate and its private key, without a password, in PEM.";
    throw new StartProblem(sentence, { cause: error });
  }
}
