import { appInstallationWork } from "@magic-meetings/api/app-installations/install-apps.ts";
import type { TeamsAppsOf } from "@magic-meetings/api/app-installations/teams-apps.ts";
import { eraseOldTries } from "@magic-meetings/api/access-passes/erase-old-tries.ts";
import { lapseApprovals } from "@magic-meetings/api/approvals/lapse-approvals.ts";
import { loadApprovalCard } from "@magic-meetings/api/approvals/load-approval-card.ts";
import { tendOrderApprovals } from "@magic-meetings/api/approvals/tend-order-approvals.ts";
import type { Clock } from "@magic-meetings/api/clock/clock.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import type { AfterCommit, CommandDeps } from "@magic-meetings/api/commands/run-command.ts";
import { calendarWriteWork } from "@magic-meetings/api/calendar-writes/write-work.ts";
import { comparisonWork } from "@magic-meetings/api/comparisons/comparison-work.ts";
import { directoryWork } from "@magic-meetings/api/hand-over/follow-directory.ts";
import { headCountWork } from "@magic-meetings/api/head-count/head-count-work.ts";
import { importWork } from "@magic-meetings/api/imports/import-work.ts";
import { isHeartbeatFresh } from "@magic-meetings/api/jobs/heartbeat.ts";
import { startWorker } from "@magic-meetings/api/jobs/start-worker.ts";
import { createWakeUp } from "@magic-meetings/api/jobs/wake-up.ts";
import { loadMeetingCard } from "@magic-meetings/api/meetings/load-meeting-card.ts";
import { lapseMovesWork } from "@magic-meetings/api/moves/lapse-moves.ts";
import { detectOrphans } from "@magic-meetings/api/orphans/detect-orphans.ts";
import { orphanWork } from "@magic-meetings/api/orphans/orphan-work.ts";
import type { PlacesSource } from "@magic-meetings/api/places/places-source.ts";
import { closeHouses, missVisits } from "@magic-meetings/api/reception/end-days.ts";
import { escalateHostCalls } from "@magic-meetings/api/reception/escalate-host-calls.ts";
import { eraseOverRetention } from "@magic-meetings/api/privacy/erase-over-retention.ts";
import { expireRoomBookings } from "@magic-meetings/api/rooms/expire-room-bookings.ts";
import { offerWantedRooms } from "@magic-meetings/api/rooms/offer-freed-rooms.ts";
import { releaseNoShows } from "@magic-meetings/api/rooms/release-no-shows.ts";
import { extendSeries } from "@magic-meetings/api/series/extend-series.ts";
import { extendSeriesOrders } from "@magic-meetings/api/series-orders/extend-series-orders.ts";
import { askForFeedback } from "@magic-meetings/api/service-orders/ask-for-feedback.ts";
import { lapseServiceOrders } from "@magic-meetings/api/service-orders/lapse-service-orders.ts";
import { followRooms } from "@magic-meetings/api/mail/follow-rooms.ts";
import type { CalendarOf } from "@magic-meetings/api/calendar/calendar-port.ts";
import { sweepWork } from "@magic-meetings/api/sync/sweep-work.ts";
import { lookWork } from "@magic-meetings/api/sync/look-work.ts";
import { createSignalHub, type SignalHub } from "@magic-meetings/api/stream/signal-hub.ts";
import type { SecretSeal } from "@magic-meetings/api/webhooks/seal-secret.ts";
import type { SendDeps } from "@magic-meetings/api/webhooks/send-webhook.ts";
import { webhookWork } from "@magic-meetings/api/webhooks/webhook-work.ts";
import { listenForSignals } from "@magic-meetings/api/stream/signal-listener.ts";
import type { ActivityChannel } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { MailChannel } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { MessageChannel } from "@magic-meetings/contract/messages/message-channel.ts";
import type { FastifyBaseLogger } from "fastify";
import type { OpenDatabase } from "./database.ts";

/** What runs besides the answering of requests: wake-ups, live screens, jobs. */
export interface Background {
  afterCommit: AfterCommit;
  workWaiting(tenantId: string): void;
  hub: SignalHub;
  /** Has somebody hear of every tenant that has new signals, of this process and of all others. */
  onSignal(hear: (tenantId: string) => void): void;
  stop(): Promise<void>;
}

interface BackgroundDeps {
  database: OpenDatabase;
  clock: Clock;
  log: FastifyBaseLogger;
}

export function startBackground({ database, clock, log }: BackgroundDeps): Background {
  const wakeUp = createWakeUp({ jobs: database.jobsPool, log });
  const hub = createSignalHub({ pool: database.appPool, clock, log });
  const hearing = new Set<(tenantId: string) => void>();
  const wake = (tenantId?: string) => {
    hub.wake(tenantId);
    if (tenantId !== undefined) for (const hear of hearing) hear(tenantId);
  };
  const listener = listenForSignals({ connection: database.listenPool, wake, log });
  return {
    afterCommit: wakeUp,
    workWaiting: wakeUp.workWaiting,
    hub,
    onSignal: (hear) => void hearing.add(hear),
    async stop() {
      await Promise.all([listener.stop(), hub.stop(), wakeUp.settled()]);
    },
  };
}

/** The worker of this process. */
export interface Jobs {
  isFresh(): boolean;
  /** A tenant has new signals: tells those who are told at once. */
  signalled(tenantId: string): void;
  /** Whether the chat answers, where this process delivers to it. */
  channels(): Record<string, "up" | "down">;
  /** What became of messages in this process. */
  deliveries(): Record<string, number>;
  stop(): Promise<void>;
}

export interface JobsDeps extends BackgroundDeps {
  commands: CommandDeps;
  secretSeal: SecretSeal;
  /** How other systems are told. */
  sending: SendDeps;
  /** Absent where nobody can be told in chat: messages wait then. */
  teams: MessageChannel | undefined;
  /** Absent where there is no mail server: mails wait then. */
  email: MailChannel | undefined;
  /** Absent where nobody has an activity feed. */
  activity: ActivityChannel | undefined;
  /** Where our app can be installed for people of a company. */
  appsOf: TeamsAppsOf;
  /** The bot as conversations name it, where it has a registration. */
  botId: string | undefined;
  visitPageUrl: (link: string) => string;
  /** The address of a page of the tab, and of what ends mails of a kind. */
  pageUrl: (page: string) => string;
  unsubscribeUrl: (link: string) => string;
  /** Where a company's places can be imported from, besides spreadsheets. */
  placesOf: (tenantId: string) => PlacesSource | undefined;
  calendarOf: CalendarOf;
  /** How long a burst of changes from a calendar settles before it is told. */
  settleSeconds: number;
  workWaiting: (tenantId: string) => void;
}

export function startJobs({
  database,
  clock,
  log,
  commands,
  secretSeal,
  sending,
  teams,
  activity,
  email,
  appsOf,
  botId,
  visitPageUrl,
  pageUrl,
  unsubscribeUrl,
  placesOf,
  calendarOf,
  settleSeconds,
  workWaiting,
}: JobsDeps): Jobs {
  const { random } = Math;
  const sync = { commands, calendarOf, clock, systemClock, log, settleSeconds, workWaiting, random };
  const looks = lookWork(sync);
  const worker = startWorker({
    delivery: {
      commands,
      clock,
      channels: { ...(teams && { teams }), ...(activity && { activity }), ...(email && { email }) },
      visitPageUrl,
      pageUrl,
      unsubscribeUrl,
      loadMeetingCard,
      loadApprovalCard,
      random: Math.random,
      isStorm: () => looks.isStorm(),
      log,
    },
    jobs: database.jobsPool,
    expiring: [
      { name: "room-bookings", run: expireRoomBookings },
      { name: "no-shows", run: releaseNoShows },
      { name: "room-waits", run: offerWantedRooms },
      { name: "service-orders", run: lapseServiceOrders },
      { name: "approvals", run: lapseApprovals },
      { name: "feedback", run: askForFeedback },
      { name: "order-approvals", run: tendOrderApprovals },
      { name: "orphans", run: detectOrphans },
      { name: "host-calls", run: escalateHostCalls },
      { name: "missed-visits", run: missVisits },
      { name: "closed-houses", run: closeHouses },
      { name: "visitors-rooms", run: followRooms },
      { name: "visitor-retention", run: eraseOverRetention },
      { name: "door-log-retention", run: eraseOldTries },
      { name: "series", run: extendSeries },
      { name: "series-orders", run: extendSeriesOrders },
    ],
    work: [
      importWork({ commands, clock, systemClock, placesOf, log }),
      headCountWork({ commands, clock, log }),
      looks,
      calendarWriteWork(sync),
      lapseMovesWork({ commands, clock, log }),
      directoryWork({ commands, calendarOf, clock, systemClock, log }),
      sweepWork(sync),
      appInstallationWork({ commands, appsOf, botId, clock, log }),
      orphanWork({ commands, calendarOf, clock, systemClock, log }),
      comparisonWork({ commands, calendarOf, clock, systemClock, log }),
      webhookWork({ commands, clock, systemClock, secretSeal, sending, random, log }),
    ],
    systemClock,
  });
  return {
    signalled: (tenantId) => worker.follow(tenantId),
    isFresh: () => isHeartbeatFresh(worker.heartbeat(), systemClock.now()),
    channels: () => ({ ...worker.channels(), ...looks.calendars() }),
    deliveries: () => ({ ...worker.totals() }),
    stop: () => worker.stop(),
  };
}
