import { repairsOf } from "@magic-meetings/contract/orphans/orphan-rules.ts";
import type { OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { Queries } from "../db/queries.ts";
import { proposedTaker } from "../hand-over/hand-over-left-alone.ts";
import { findAlternatives } from "../rooms/find-alternatives.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { findOrdersOfOrphans } from "./orphan-orders-sql.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";

/** What can be done about each of them now and what that costs, the proposed repair first. */
export async function offerRepairs(
  db: Queries,
  { tenantId, orphans, now }: { tenantId: string; orphans: readonly OrphanRecord[]; now: Date },
): Promise<Map<string, OrphanRepairOffer[]>> {
  const open = orphans.filter(({ resolved, asked }) => resolved === null && asked === null);
  const ids = open.map(({ id }) => id);
  const orders = await findOrdersOfOrphans(db, { tenantId, ids, now });
  const offered = new Map<string, OrphanRepairOffer[]>();
  for (const orphan of open) {
    const fees = feesOf(orders.get(orphan.id) ?? [], now);
    offered.set(orphan.id, await offersFor(db, { tenantId, orphan, fees, now }));
  }
  return offered;
}

/** The fees that cancelling the orders costs now, one amount a currency. */
export function feesOf(orders: readonly ServiceOrderRecord[], now: Date): Money[] {
  const totals = new Map<string, number>();
  for (const order of orders) {
    const { fee } = consequencesFor(order, [], now);
    if (fee.amountMinor > 0) totals.set(fee.currency, (totals.get(fee.currency) ?? 0) + fee.amountMinor);
  }
  return [...totals].sort().map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

interface Offering {
  tenantId: string;
  orphan: OrphanRecord;
  fees: Money[];
  now: Date;
}

async function offersFor(db: Queries, { tenantId, orphan, fees, now }: Offering): Promise<OrphanRepairOffer[]> {
  const possible = repairsOf(orphan, { handOver: isOrganized(orphan), calendar: hasEvent(orphan) });
  const ordered = [...possible].sort((a, b) => Number(b === orphan.repair) - Number(a === orphan.repair));
  const offers: OrphanRepairOffer[] = [];
  for (const repair of ordered) {
    if (repair === "hand_over") {
      const personId = orphan.meeting?.organizer.id;
      const taker = personId === undefined ? undefined : await proposedTaker(db, { tenantId, personId });
      if (taker !== undefined) offers.push({ repair, fees: [], what: taker });
    } else if (repair !== "other_room") offers.push({ repair, fees: repair === "cancel" ? fees : [], what: null });
    else {
      const room = await bestRoom(db, { tenantId, orphan, now });
      if (room !== undefined) offers.push({ repair, fees: [], what: { id: room.id, name: room.name } });
    }
  }
  return offers;
}

/** A meeting or series has an organizer, who can be another one. */
export function isOrganized({ entityType }: Pick<OrphanRecord, "entityType">): boolean {
  return entityType === "meeting" || entityType === "series";
}

/** Without an event the calendar has nothing to be asked about. */
export function hasEvent({ meeting, entityType }: OrphanRecord): boolean {
  return entityType === "series" || (meeting !== null && meeting.exchangeId !== null);
}

/** The best room that is free at the meeting's time instead of the booked one. */
export async function bestRoom(
  db: Queries,
  { tenantId, orphan, now }: { tenantId: string; orphan: OrphanRecord; now: Date },
): Promise<{ id: string; name: string } | undefined> {
  const { meeting, booking, site } = orphan;
  if (meeting === null || booking === null || site === null || meeting.end <= now) return undefined;
  const search = {
    tenantId,
    siteId: site.id,
    start: meeting.start,
    end: meeting.end,
    capacity: booking.headCount,
    features: [],
    meetingId: meeting.id,
    userId: meeting.organizer.id,
  };
  const found = await findAlternatives(db, search, now);
  const isThen = ({ start, end }: { start: string; end: string }) =>
    Date.parse(start) === meeting.start.getTime() && Date.parse(end) === meeting.end.getTime();
  return found.find((one) => isThen(one) && one.room.id !== booking.room.id)?.room;
}
