import type { TeamsHost } from "./teams-host.ts";

const pages: Record<string, string> = {
  "my-meetings": "/meetings",
  meeting: "/meeting",
  board: "/board",
  rooms: "/rooms",
};

const meetingLink = /^\/?meetings?\/([0-9a-f-]{36})$/i;

/** Where a tab opens: a deep link's page, else the one that the manifest's entity id means. */
export function firstRoute({ pageId, subPageId }: Pick<TeamsHost, "pageId" | "subPageId">): string {
  const linked = subPageId ? meetingLink.exec(subPageId)?.[1] : undefined;
  if (linked) return `/meetings/${linked}`;
  return pages[subPageId ?? ""] ?? pages[pageId] ?? "/meetings";
}
