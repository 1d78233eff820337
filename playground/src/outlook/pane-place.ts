/** Where the pane's page stands and which office.js answers in it. */
export interface PanePlace {
  wire: "office" | "stand-in";
  url: string;
}

/**
 * Under Outlook's own origin (which only a test browser can give) Microsoft's office.js works and the pane has an origin
 * of its own, named by `?pane=`; everywhere else the stand-in serves the pane from here.
 */
export function panePlace({ origin, search }: Pick<Location, "origin" | "search">): PanePlace {
  const pane = new URLSearchParams(search).get("pane");
  if (origin !== "https://outlook.office.com" || !pane) {
    return { wire: "stand-in", url: `${origin}/addin/taskpane.playground.html` };
  }
  return { wire: "office", url: `${new URL(pane).origin}/addin/taskpane.html` };
}
