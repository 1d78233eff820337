import type { ActivityChannel } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { MailChannel } from "@magic-meetings/contract/messages/mail-channel.ts";
import { LRUCache } from "lru-cache";
import type { TeamsAppsOf } from "../app-installations/teams-apps.ts";
import type { CalendarOf } from "../calendar/calendar-port.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { createBreaker } from "../clock/breaker.ts";
import type { Clock } from "../clock/clock.ts";
import { systemPause } from "../clock/pause.ts";
import type { Database } from "../db/pool.ts";
import type { PlacesSource } from "../places/places-source.ts";
import { findEntraTenant } from "./entra-tenant-sql.ts";
import { createGraphActivityChannel } from "./graph-activity-channel.ts";
import { createGraphApps } from "./graph-apps.ts";
import { createGraphCompany, type GraphCompany } from "./graph-calendar.ts";
import { createGraphClient } from "./graph-client.ts";
import { createGraphLimits } from "./graph-limits.ts";
import { createGraphMailChannel } from "./graph-mail-channel.ts";
import type { GraphTokens } from "./graph-tokens.ts";

export interface GraphCompaniesDeps {
  pool: Database;
  /** With the version, such as `https://graph.microsoft.com/v1.0`. */
  baseUrl: string;
  fetch: typeof fetch;
  tokens: GraphTokens;
  /** A clock that nobody moves. */
  clock: Clock;
  /** How many requests at once, over all mailboxes and companies. */
  concurrency: number;
  addInId: string;
  /** The app as the catalogue of Teams names it. */
  catalogueId: string;
  notificationUrls: () => { notificationUrl: string; lifecycleNotificationUrl: string };
}

/** Microsoft 365 of every company that is served here. */
export interface GraphCompanies {
  calendarOf: CalendarOf;
  placesOf: (tenantId: string) => PlacesSource | undefined;
  appsOf: TeamsAppsOf;
  activity: ActivityChannel;
  /** Mails from one mailbox of one company, for all of them. */
  mailFrom(sender: { address: string; entraTenantId: string }): MailChannel;
  /** Whether Microsoft Graph answers. */
  state(): "up" | "down";
}

const perMailbox = 4;
const timeoutMilliseconds = 30_000;
const mostCompanies = 1_000;

export function createGraphCompanies(deps: GraphCompaniesDeps): GraphCompanies {
  const { pool, clock, concurrency } = deps;
  const limits = createGraphLimits({ perMailbox, overall: concurrency });
  const breaker = createBreaker(clock);
  const calling = { limits, breaker, pause: systemPause, random: Math.random, timeoutMilliseconds };
  const known = new LRUCache<string, GraphCompany>({ max: mostCompanies });

  function companyOf(tenantId: string): GraphCompany {
    const present = known.get(tenantId);
    if (present !== undefined) return present;
    let entraTenant: string | undefined;
    const entraTenantId = async () => {
      entraTenant ??= await findEntraTenant(pool, tenantId);
      if (entraTenant === undefined) throw new CalendarProblem("forbidden", "Nobody knows the company");
      return entraTenant;
    };
    const company = createGraphCompany({ ...deps, ...calling, entraTenantId });
    known.set(tenantId, company);
    return company;
  }

  return {
    calendarOf: (tenantId) => companyOf(tenantId).calendar,
    placesOf: (tenantId) => companyOf(tenantId).places,
    appsOf: (tenantId) => {
      const { baseUrl, addInId: manifestId, catalogueId } = deps;
      return createGraphApps({ client: companyOf(tenantId).client, baseUrl, manifestId, catalogueId });
    },
    activity: createGraphActivityChannel((tenantId) => companyOf(tenantId).client),
    mailFrom({ address, entraTenantId }) {
      const client = createGraphClient({ ...deps, ...calling, entraTenantId: () => Promise.resolve(entraTenantId) });
      return createGraphMailChannel({ client, from: address });
    },
    state: () => breaker.state(),
  };
}
