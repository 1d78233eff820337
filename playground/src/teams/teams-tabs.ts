import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

/** One of the app's tabs, by its entity id in the app's manifest. */
export interface TeamsTab {
  entityId: string;
  name: string;
}

export const myMeetings: TeamsTab = { entityId: "my-meetings", name: "My meetings" };
/** Not of the manifest: a call that is on, with the tab of the meeting beside it. */
export const call: TeamsTab = { entityId: "call", name: "In a meeting" };
const meeting: TeamsTab = { entityId: "meeting", name: "Meeting" };
const rooms: TeamsTab = { entityId: "rooms", name: "Rooms" };
const approvals: TeamsTab = { entityId: "approvals", name: "Approvals" };
const accounts: TeamsTab = { entityId: "accounts", name: "Accounts" };
const places: TeamsTab = { entityId: "places", name: "Places" };
const catalogue: TeamsTab = { entityId: "catalogue", name: "Catalogue" };
const vendors: TeamsTab = { entityId: "vendors", name: "Vendors" };
const utilisation: TeamsTab = { entityId: "utilisation", name: "Utilisation" };
const insight: TeamsTab = { entityId: "insight", name: "Insight" };
const administration: TeamsTab = { entityId: "administration", name: "Administration" };
const reception: TeamsTab = { entityId: "reception", name: "Reception" };
const security: TeamsTab = { entityId: "security", name: "Security" };
const board: TeamsTab = { entityId: "board", name: "Board" };

/** The tabs that a person has pinned: vendor staff come for their board, receptionists for the reception, everybody else for their meetings. */
export function tabsOf({ roles }: Pick<DemoPerson, "roles">): TeamsTab[] {
  if (roles.includes("vendor")) return [board, myMeetings];
  if (roles.includes("receptionist")) return [reception, myMeetings, rooms, meeting, call];
  const keepsPlaces = roles.includes("facility") || roles.includes("admin");
  const seesAccounts = ["finance", "admin", "approver"].some((role) => roles.some((held) => held === role));
  const seesReception = keepsPlaces || roles.includes("security");
  const isSecurity = roles.includes("security") || roles.includes("admin");
  const decides = keepsPlaces || roles.includes("approver");
  return [
    myMeetings,
    rooms,
    meeting,
    call,
    ...(seesReception ? [reception] : []),
    ...(isSecurity ? [security] : []),
    ...(decides ? [approvals] : []),
    ...(seesAccounts ? [accounts] : []),
    ...(keepsPlaces || seesAccounts ? [insight] : []),
    ...(keepsPlaces ? [places, catalogue, vendors, utilisation, administration, board] : []),
  ];
}
