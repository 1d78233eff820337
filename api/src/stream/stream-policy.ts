import type { HeldRole } from "@magic-meetings/contract/identity/identity.ts";
import type { Principal } from "../identity/principal.ts";
import type { SeenSignal } from "./signal-sql.ts";

/** Whether a live screen of this principal may be told of a signal. */
export function maySeeSignal(principal: Principal, signal: SeenSignal): boolean {
  if (principal.kind !== "user") return scopesLetSee(principal, signal);
  if (principal.userId !== null && principal.userId === signal.organizerId) return true;
  if (signal.organizerId !== null && principal.actsFor?.includes(signal.organizerId)) return true;
  // Everybody reads places and the catalogue.
  if (signal.event.subject.type === "place" || signal.event.subject.type === "catalogue") return true;
  if (signal.event.subject.type === "account") return principal.roles.some(keepsAccounts);
  return principal.roles.some((held) => roleLetsSee(held, signal));
}

function keepsAccounts({ role }: HeldRole): boolean {
  return role === "admin" || role === "finance";
}

function roleLetsSee({ role, siteId, vendorId }: HeldRole, { event }: SeenSignal): boolean {
  switch (role) {
    case "admin":
      return true;
    case "vendor":
      return isProduction(event) && (vendorId === undefined || vendorId === event.vendorId);
    case "facility":
      return isOfSite(siteId, event);
    case "receptionist":
      return isOfSite(siteId, event) && receptionSees.has(event.subject.type);
    case "security":
      return isOfSite(siteId, event) && securitySees.has(event.subject.type);
    case "finance":
      return event.subject.type === "service_order";
    case "approver":
      return approvable.has(event.kind);
    case "organizer":
      return false;
  }
}

const securitySees: ReadonlySet<string> = new Set(["visit", "access_pass", "evacuation"]);
const receptionSees: ReadonlySet<string> = new Set([...securitySees, "meeting", "room_booking"]);

/** What makes a request appear in the list of who decides, or go from it. */
const approvable: ReadonlySet<string> = new Set([
  "room_booking.requested",
  "room_booking.approved",
  "room_booking.declined",
  "room_booking.released",
  "service_order.approval_asked",
  "service_order.approval_escalated",
  "service_order.approval_withdrawn",
  "service_order.approval_lapsed",
  "service_order.change_asked",
  "service_order.change_rejected",
  "service_order.change_lapsed",
  "service_order.approved",
  "service_order.rejected",
  "service_order.changed",
  "service_order.cancelled",
]);

/** A role that is held everywhere sees every site. */
function isOfSite(siteId: string | undefined, event: SeenSignal["event"]): boolean {
  return siteId === undefined || siteId === event.siteId;
}

function scopesLetSee({ scopes }: Principal, { event }: SeenSignal): boolean {
  if (event.subject.type === "account") return false;
  if (isProduction(event)) return scopes.includes("production.read") || scopes.includes("meetings.read");
  return scopes.includes("meetings.read") && event.subject.type !== "message";
}

function isProduction({ subject }: SeenSignal["event"]): boolean {
  return subject.type === "production_order";
}
