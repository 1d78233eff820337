import type { LaunchEventKind } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { associateLaunchHandlers, type LaunchHandler } from "../outlook/launch-handlers.ts";
import {
  displayLanguage,
  launchedAppointment,
  launchedClient,
  readClientKey,
  readEventId,
  readTime,
  showNotice,
  supportsMailbox,
} from "../outlook/launched-item.ts";
import { launchToken } from "../outlook/launch-token.ts";
import { createOutlookCalls } from "../outlook/outlook-calls.ts";
import { answerLaunchEvent, type LaunchedAppointment, type LaunchHost } from "./answer-launch-event.ts";
import { createService } from "./service.ts";

// What Outlook starts without a pane. One file, and nothing is waited for before the functions have their names.

const service = createService(launchToken);

const host: LaunchHost = {
  supports: supportsMailbox,
  client: launchedClient,
  language: displayLanguage,
  appointment(): LaunchedAppointment | undefined {
    const item = launchedAppointment();
    if (item === undefined) return undefined;
    const call = createOutlookCalls({ timeoutMs: 2_000, retryDelaysMs: [100] });
    return {
      clientKey: () => readClientKey(item, call),
      eventId: () => readEventId(item, call),
      time: () => readTime(item, call),
      showNotice: (message) => showNotice(item, call, message),
    };
  },
};

const answer =
  (kind: LaunchEventKind): LaunchHandler =>
  () =>
    answerLaunchEvent(kind, host, service);

associateLaunchHandlers({
  appointment_opened: answer("appointment_opened"),
  time_changed: answer("time_changed"),
  recurrence_changed: answer("recurrence_changed"),
  attendees_changed: answer("attendees_changed"),
  sending: answer("sending"),
});
