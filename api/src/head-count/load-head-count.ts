import {
  phaseOf,
  type HeadCountPhase,
  type LineMoments,
} from "@magic-meetings/contract/head-count/head-count-moment-rules.ts";
import {
  follows,
  headCountChange,
  headCountsAt,
  quantityByRule,
  type FollowingLine,
  type HeadCountChange,
  type HeadCounts,
} from "@magic-meetings/contract/head-count/head-count-rules.ts";
import { serviceOrderTransitions } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { Queries } from "../db/queries.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { findServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { readHeadCountFacts, type AskedChange, type HeadCountFacts } from "./head-count-sql.ts";

/** A line that is counted by heads, as it stands now. */
export interface CountedLine {
  record: ServiceOrderLineRecord;
  isFollowing: boolean;
  moments: LineMoments;
  phase: HeadCountPhase;
  isSettled: boolean;
  /** What it should be by its rule; null: it does not follow. */
  wanted: number | null;
  /** Null where it is right as it is, settled, or does not follow. */
  change: HeadCountChange | null;
}

/** The head count of an order with everything that it is decided by. */
export interface LoadedHeadCount {
  subject: ServiceOrderForChange;
  facts: HeadCountFacts;
  counts: HeadCounts;
  lines: CountedLine[];
  /** The order can still be changed, and its meeting takes place. */
  isLive: boolean;
  now: Date;
}

export async function loadHeadCount(
  db: Queries,
  { tenantId, orderId, now }: { tenantId: string; orderId: string; now: Date },
): Promise<LoadedHeadCount | undefined> {
  const subject = await findServiceOrder(db, { tenantId, id: orderId });
  const facts = await readHeadCountFacts(db, { tenantId, orderId });
  if (subject === undefined || facts === undefined) return undefined;
  const counts = headCountsAt(facts.site.id, facts);
  const lines = subject.order.lines
    .filter(({ service }) => service.unit === "person" || service.unit === "piece")
    .map((line) => countLine(line, facts, counts, now));
  return { subject, facts, counts, lines, isLive: isLive(subject.order), now };
}

/** The changes that can be asked for or made now: of lines whose moment has come and whose cut-off has not passed. */
export function possibleChanges(lines: readonly CountedLine[], phases: readonly HeadCountPhase[]): AskedChange[] {
  return lines.flatMap(({ record, change, phase }) =>
    change !== null && !change.tooLate && phases.includes(phase)
      ? [
          {
            lineId: record.id,
            service: record.service.name,
            before: change.before,
            after: change.after,
            differenceMinor: change.differenceMinor,
            feeMinor: change.feeMinor,
          },
        ]
      : [],
  );
}

function isLive({ status, meetingStatus }: ServiceOrderRecord): boolean {
  const isChangeable = status !== "draft" && serviceOrderTransitions[status].change !== undefined;
  return isChangeable && (meetingStatus === "scheduled" || meetingStatus === "started" || meetingStatus === "draft");
}

function countLine(
  record: ServiceOrderLineRecord,
  { bounds, site, sentAt }: HeadCountFacts,
  counts: HeadCounts,
  now: Date,
): CountedLine {
  const { minimum = 1, maximum = record.quantity } = bounds.find(({ lineId }) => lineId === record.id) ?? {};
  const line: FollowingLine = {
    quantity: record.quantity,
    unit: record.service.unit,
    rule: record.headCountRule,
    plusPercent: record.plusPercent,
    unitPriceMinor: record.unitPriceMinor,
    minimum,
    maximum,
    orderBefore: new Date(record.orderBefore),
    changeFees: record.fees.change,
  };
  const moments = { cutOff: new Date(record.cutOff), timeZone: site.timeZone, sentAt };
  const isSettled = record.settledAt !== null;
  return {
    record,
    isFollowing: follows(line),
    moments,
    phase: phaseOf(moments, now),
    isSettled,
    wanted: quantityByRule(line, counts),
    change: isSettled ? null : headCountChange(line, counts, now),
  };
}
