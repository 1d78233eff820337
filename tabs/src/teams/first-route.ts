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
const plainLink = /^\/?(meetings|delegates|my-messages|visitors|import|insight|utilisation|administration)$/;
const importLink = /^\/?import\/([0-9a-f-]{36})$/i;
const doorSheetLink = /^\/?places\/rooms\/([0-9a-f-]{36})\/door-sheet$/i;
const finderLink = /^\/?rooms\?meeting=([0-9a-f-]{36})$/i;
const roomLink = /^\/?rooms?\/([0-9a-f-]{36})$/i;

/** Where a tab opens: a deep link's page, else the one that the manifest's entity id means. */
export function firstRoute({ pageId, subPageId, chatId }: Pick<TeamsHost, "pageId" | "subPageId" | "chatId">): string {
  const linked = subPageId === undefined ? undefined : linkedRoute(subPageId);
  // Teams names a tab that it pinned to a chat by itself, or not at all.
  return linked ?? pages[pageId] ?? (chatId === undefined ? "/meetings" : "/meeting");
}

/** The pages that a link may name, each with its own parts only; undefined for any other link. */
function linkedRoute(link: string): string | undefined {
  const board = boardLink.exec(link);
  if (board) return `/${board[1]}${board[2] ?? ""}`;
  for (const [pattern, start, end = ""] of links) {
    const part = pattern.exec(link)?.[1];
    if (part !== undefined) return `${start}${part}${end}`;
  }
  return pages[link.replace(/^\//, "")];
}

const links: readonly [RegExp, start: string, end?: string][] = [
  [meetingLink, "/meetings/"],
  [accountLink, "/accounts?account="],
  [roomLink, "/rooms/"],
  [finderLink, "/rooms?meeting="],
  [sheetLink, "/sheets/"],
  [importLink, "/import/"],
  [doorSheetLink, "/places/rooms/", "/door-sheet"],
  [plainLink, "/"],
];
