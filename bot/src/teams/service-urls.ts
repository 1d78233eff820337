// Where the bot may send what it knows: an activity names the service that answers go to, and only the channel's own are believed.

/** Hosts of the Teams channel service; a leading dot stands for every host below. */
const teamsHosts = ["smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com", ".botapi.skype.com"];

/**
 * Whether answers may go to this service: https at one of Microsoft's hosts, or one of the `extra` base addresses
 * (the demo's own connector, which speaks plain http on the local machine).
 */
export function isTrustedServiceUrl(serviceUrl: string, extra: readonly string[] = []): boolean {
  const url = parse(serviceUrl);
  if (!url || url.username || url.password) return false;
  if (extra.some((base) => isBelow(url, base))) return true;
  if (url.protocol !== "https:" || url.port) return false;
  return teamsHosts.some((host) => (host.startsWith(".") ? url.hostname.endsWith(host) : url.hostname === host));
}

function isBelow(url: URL, base: string): boolean {
  const allowed = parse(base);
  if (!allowed || allowed.origin !== url.origin) return false;
  const folder = allowed.pathname.replace(/\/*$/, "/");
  return `${url.pathname.replace(/\/*$/, "")}/`.startsWith(folder);
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
