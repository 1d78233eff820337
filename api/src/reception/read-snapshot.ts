import type { ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { DateTime } from "luxon";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { listDeskConsents } from "./desk-consent-sql.ts";
import { presentReceptionVisit } from "./present-reception-visit.ts";
import { siteDay } from "./site-day.ts";
import { findReceptionSite, listHosts, listReceptionVisits, type ReceptionVisitRecord } from "./snapshot-sql.ts";

interface Asked {
  principal: Principal;
  siteId: string;
  /** Absent: today at the site. */
  day: string | undefined;
  now: Date;
}

/** A day at a reception, whole. */
export async function readSnapshot(
  queries: Queries,
  { principal, siteId, day: asked, now }: Asked,
): Promise<ReceptionSnapshot> {
  const { tenantId } = principal;
  const site = await findReceptionSite(queries, { tenantId, siteId });
  if (site === undefined) throw new Refusal("not_found", "There is no such site");
  const day = asked ?? siteDay(now, site.timeZone);
  const period = dayAt(day, site.timeZone);
  const records = await listReceptionVisits(queries, { tenantId, siteId, ...period });
  const consents = await listDeskConsents(queries, { tenantId, siteId });
  const hosts = await listHosts(queries, { tenantId });
  const present = (record: ReceptionVisitRecord) => presentReceptionVisit(principal, record);
  return {
    site: { id: site.id, name: site.name, timeZone: site.timeZone },
    day,
    asOf: now.toISOString(),
    visits: records.filter((record) => isExpected(record, period)).map(present),
    others: records.filter((record) => !isExpected(record, period)).map(present),
    hosts,
    photos: site.photos,
    consents,
    closesAt: site.closesAt,
  };
}

export interface Period {
  from: Date;
  to: Date;
}

/** A day of a site, from midnight to midnight there. */
export function dayAt(day: string, timeZone: string): Period {
  const from = DateTime.fromISO(day, { zone: timeZone }).startOf("day");
  if (!from.isValid) throw new Refusal("invalid", "There is no such day");
  return { from: from.toJSDate(), to: from.plus({ days: 1 }).toJSDate() };
}

/** Who is cancelled, or moved to another day and not here, is no line of the day's list. */
export function isExpected({ visit }: ReceptionVisitRecord, { from, to }: Period): boolean {
  const isOn = (moment: Date | null) => moment !== null && moment >= from && moment < to;
  if (visit.status === "cancelled") return false;
  return visit.status === "arrived" || isOn(visit.start) || isOn(visit.arrivedAt);
}
