import { LRUCache } from "lru-cache";
import type { CalendarOf } from "../calendar/calendar-port.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { createBreaker } from "../clock/breaker.ts";
import type { Clock } from "../clock/clock.ts";
import { systemPause } from "../clock/pause.ts";
import type { Database } from "../db/pool.ts";
import type { PlacesSource } from "../places/places-source.ts";
import { findEntraTenant } from "./entra-tenant-sql.ts";
import { createGraphCompany, type GraphCompany } from "./graph-calendar.ts";
import { createGraphLimits } from "./graph-limits.ts";
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
  notificationUrls: () => { notificationUrl: string; lifecycleNotificationUrl: string };
}

/** Microsoft 365 of every company that is served here. */
export interface GraphCompanies {
  calendarOf: CalendarOf;
  placesOf: (tenantId: string) => PlacesSource | undefined;
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
    const company = createGraphCompany({
      ...deps,
      entraTenantId,
      limits,
      breaker,
      pause: systemPause,
      random: Math.random,
      timeoutMilliseconds,
    });
    known.set(tenantId, company);
    return company;
  }

  return {
    calendarOf: (tenantId) => companyOf(tenantId).calendar,
    placesOf: (tenantId) => companyOf(tenantId).places,
    state: () => breaker.state(),
  };
}
