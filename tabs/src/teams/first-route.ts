import type { TeamsHost } from "./teams-host.ts";

const pages: Record<string, string> = {
  "my-meetings": "/meetings",
  meeting: "/meeting",
  board: "/board",
  utilisation: "/utilisation",
  insight: "/insight",
  rooms: "/rooms",
  places: "/places",
  catalogue: "/catalogue",
  vendors: "/vendors",
  approvals: "/approvals",
  accounts: "/accounts",
  tasks: "/tasks",
  reception: "/reception",
  evacuation: "/evacuation",
  security: "/security",
  administration: "/administration",
};

const meetingLink = /^\/?meetings?\/([0-9a-f-]{36})$/i;
const sheetLink = /^\/?sheets\/([\w-]{1,100})$/;
const boardLink = /^\/?(board(?:\/sheet)?|tasks)(\?[\w=&-]{0,300})?$/;
const accountLink = /^\/?accounts\?account=([0-9a-f-]{36})$/i;
const roomLink = /^\/?rooms?\/([0-9a-f-]{36})$/i;

/** Where a tab opens: a deep link's page, else the one that the manifest's entity id means. */
export function firstRoute({ pageId, subPageId }: Pick<TeamsHost, "pageId" | "subPageId">): string {
  const linked = subPageId ? meetingLink.exec(subPageId)?.[1] : undefined;
  if (linked) return `/meetings/${linked}`;
  const account = subPageId ? accountLink.exec(subPageId)?.[1] : undefined;
  if (account) return `/accounts?account=${account}`;
  const room = subPageId ? roomLink.exec(subPageId)?.[1] : undefined;
  if (room) return `/rooms/${room}`;
  const sheet = subPageId ? sheetLink.exec(subPageId)?.[1] : undefined;
  if (sheet) return `/sheets/${sheet}`;
  const board = subPageId ? boardLink.exec(subPageId) : undefined;
  if (board) return `/${board[1]}${board[2] ?? ""}`;
  return pages[(subPageId ?? "").replace(/^\//, "")] ?? pages[pageId] ?? "/meetings";
}
