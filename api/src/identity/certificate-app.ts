import { createHash, X509Certificate } from "node:crypto";
import { ConfidentialClientApplication, type INetworkModule } from "@azure/msal-node";

/** The service's own application at an authority, which it proves to be with a certificate. */
export interface CertificateAppSettings {
  /** Such as `https://login.microsoftonline.com`. */
  authorityUrl: string;
  clientId: string;
  /** PEM. */
  certificate: string;
  /** PEM, PKCS 8. */
  privateKey: string;
  /** Another way to the authority than the network. */
  network?: INetworkModule;
}

/** For one company; `capabilities`: what the client says that it understands, such as `CP1`. */
export function certificateApp(
  { authorityUrl, clientId, certificate, privateKey, network }: CertificateAppSettings,
  entraTenantId: string,
  capabilities: string[] = [],
): ConfidentialClientApplication {
  const thumbprintSha256 = createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authorityUrl}/${entraTenantId}`,
      // The address is the operator's own choice; nobody else is asked whether it is an authority.
      knownAuthorities: [new URL(authorityUrl).host],
      clientCertificate: { thumbprintSha256, privateKey },
      ...(capabilities.length === 0 ? {} : { clientCapabilities: capabilities }),
    },
    ...(network === undefined ? {} : { system: { networkClient: network } }),
  });
}
