import type { FrameLocator, Page } from "playwright-core";

export interface TeamsHostState {
  /** What the real teams-js is told of where it is. */
  context: Record<string, unknown>;
  /** What Teams gives as the app's token. */
  token: string;
  /** Teams loads the page and then says nothing more. */
  isSilent?: boolean;
}

export interface TeamsHostPage {
  page: Page;
  tab: FrameLocator;
  /** What the page has called of Teams, in its order. */
  calls(): Promise<string[]>;
  /** Teams tells the page something. */
  tell(func: string, ...args: unknown[]): Promise<void>;
  /** Changes what the page is told when it asks. */
  change(context: Record<string, unknown>): Promise<void>;
}

/** The smallest host for a tab: it answers teams-js' first calls, and remembers the rest. */
export async function openTeamsHost(page: Page, url: string, state: TeamsHostState): Promise<TeamsHostPage> {
  await page.route(`${url}/teams-host.html`, (route) => route.fulfill({ contentType: "text/html", body: html(state) }));
  await page.goto(`${url}/teams-host.html`);
  return {
    page,
    tab: page.frameLocator("iframe"),
    calls: () => page.evaluate("window.calls") as Promise<string[]>,
    tell: (func, ...args) => page.evaluate(`window.tell(${JSON.stringify({ func, args })})`),
    change: (context) => page.evaluate(`Object.assign(window.state.context, ${JSON.stringify(context)})`),
  };
}

function html(state: TeamsHostState): string {
  return `<!doctype html><html lang="en"><title>Teams</title><style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style>
<iframe title="tab" src="/tabs/?host=playground"></iframe>
<script>
window.state = ${JSON.stringify(state)};
window.calls = [];
const frame = document.querySelector("iframe");
window.tell = (message) => frame.contentWindow.postMessage(message, location.origin);
const config = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: {} } });
const answers = {
  initialize: () => [state.context.frameContext, "web", config, "2.0.0"],
  getContext: () => [state.context],
  "authentication.getAuthToken": () => [true, state.token],
};
addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow || typeof data?.func !== "string") return;
  calls.push(data.func);
  const args = state.isSilent ? undefined : answers[data.func]?.();
  if (args) tell({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args, monotonicTimestamp: performance.now() });
});
</script></html>`;
}
