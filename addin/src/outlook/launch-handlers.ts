import type { LaunchEventKind } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { launchEvents, openPaneControl } from "@magic-meetings/contract/client-events/launch-event-words.ts";

/** Gives null where the appointment may go on, else why not. Never rejects and never takes long. */
export type LaunchHandler = () => Promise<string | null>;

interface Completed {
  allowEvent: boolean;
  errorMessage?: string;
  cancelLabel?: string;
  commandId?: string;
}

/** Outlook finds its functions by name, at once and for all: it may start the script for each event anew. */
export function associateLaunchHandlers(handlers: Record<LaunchEventKind, LaunchHandler>): void {
  for (const kind of Object.keys(launchEvents) as LaunchEventKind[]) {
    Office.actions.associate(launchEvents[kind].action, (event: Office.AddinCommands.Event) => {
      void handlers[kind]().then((alert) =>
        event.completed(answerOf(alert) as Office.SmartAlertsEventCompletedOptions),
      );
    });
  }
  // In a page office.js waits for somebody to ask for it. Without one, in classic Outlook, nothing has to be ready.
  const { onReady } = Office as Partial<Pick<typeof Office, "onReady">>;
  if (onReady) void onReady();
}

/** With a button that opens the pane, where Outlook has it. */
function answerOf(alert: string | null): Completed {
  if (alert === null) return { allowEvent: true };
  const refused = { allowEvent: false, errorMessage: alert };
  if (!Office.context.requirements.isSetSupported("Mailbox", "1.14")) return refused;
  return { cancelLabel: "Magic Meetings", commandId: openPaneControl, ...refused };
}
