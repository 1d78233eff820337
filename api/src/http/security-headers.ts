import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** The hosts of Teams and Outlook that may frame our pages (Microsoft's list for tabs). */
const microsoftHosts = [
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
  "https://outlook-sdf.office.com",
  "https://outlook-sdf.office365.com",
];

const officeScripts = ["https://appsforoffice.microsoft.com", "https://ajax.aspnetcdn.com"];
const microsoftSignIn = "https://login.microsoftonline.com";

export interface SecurityHeaderSettings {
  /** In the demo our own playground frames the pages. */
  demo: boolean;
  /** Where people sign in; pages ask it for tokens. */
  authority?: string;
}

/** Headers of every answer: nothing may be loaded or framed, except what the pages are given by `pageHeaders`. */
export async function addSecurityHeaders(server: FastifyInstance, { demo }: SecurityHeaderSettings): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // The add-in's icons are shown by Outlook, sign-in opens a window: both cross origins.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" },
    frameguard: false,
    strictTransportSecurity: demo ? false : { maxAge: 31_536_000, includeSubDomains: false },
  });
  server.addHook("onSend", async (_request, reply) => {
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", nothingPolicy);
  });
}

const nothingPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The content security policy of the built pages: own code only, framed by Microsoft's hosts only. */
export function pagePolicy({ demo, authority = microsoftSignIn }: SecurityHeaderSettings): string {
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...officeScripts],
    // Fluent UI writes its rules into style elements.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:", "https://res.cdn.office.net"],
    "connect-src": ["'self'", new URL(authority).origin, "https://res.cdn.office.net"],
    "frame-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "frame-ancestors": [...(demo ? ["'self'"] : []), ...microsoftHosts],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}
