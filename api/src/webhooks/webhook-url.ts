import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export type UrlFault = "no_address" | "not_https" | "has_credentials" | "has_fragment" | "port_closed" | "not_public";

/** Names that mean the machine itself, its network or its cloud, whatever a resolver says of them. */
const closedNames = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)\.?$/i;

/** What is wrong with an address before anybody is asked where it leads; undefined: nothing. */
export function urlFault(text: string, { allowHttp }: { allowHttp: boolean }): UrlFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === "") return "no_address";
  if (url.protocol !== "https:" && !(allowHttp && url.protocol === "http:")) return "not_https";
  if (url.username !== "" || url.password !== "") return "has_credentials";
  if (url.hash !== "") return "has_fragment";
  if (isClosedPort(url.port)) return "port_closed";
  const host = hostOf(url);
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : "not_public";
  return closedNames.test(host) || !host.includes(".") ? "not_public" : undefined;
}

/** The name or address to be reached, an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** Below 1024 live mail, shells and databases of others; the web is at 80 and 443. */
function isClosedPort(port: string): boolean {
  return port !== "" && port !== "80" && port !== "443" && Number(port) < 1024;
}
