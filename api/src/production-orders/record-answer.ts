import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";

export interface Answer {
  action: string;
  kind: SignalKind;
  status: ProductionOrderStatus;
  reason?: string | undefined;
  more?: Record<string, unknown>;
}

/** Writes what was answered to a production order: signal, audit row, and the organizer's card. */
export function recordAnswer(
  context: CommandContext,
  before: ProductionOrderRecord,
  { action, kind, status, reason, more }: Answer,
): void {
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "production_order", id: before.id },
    meetingId: before.meeting.id,
    siteId: before.site.id,
    vendorId: before.vendor.id,
    organizerId: before.organizerId,
    facts: { vendor: before.vendor.name, number: before.number, ...(reason ? { reason } : {}) },
    tell: [cardFor({ id: before.meeting.id, organizer: { id: before.organizerId } })],
  });
  context.audit({
    action: `production_order.${action}`,
    entityType: "production_order",
    entityId: before.id,
    oldValues: { status: before.status, acknowledgedRevision: before.acknowledgedRevision },
    newValues: { status, ...(reason ? { reason } : {}), ...more },
  });
}
