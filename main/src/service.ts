import { fileURLToPath } from "node:url";
import { demoPassCodes } from "@magic-meetings/api/access-passes/demo-pass-codes.ts";
import { createPassCodes } from "@magic-meetings/api/access-passes/pass-codes.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import type { GraphCompanies } from "@magic-meetings/api/graph/graph-companies.ts";
import { createMovableClock, type MovableClock } from "@magic-meetings/api/clock/movable-clock.ts";
import type { CommandDeps } from "@magic-meetings/api/commands/run-command.ts";
import { isConnected } from "@magic-meetings/api/db/is-connected.ts";
import { addLaunchScript } from "@magic-meetings/api/http/launch-script.ts";
import { entraAuthority, type Authority } from "@magic-meetings/api/identity/authority.ts";
import { createSmtpChannel } from "@magic-meetings/api/mail/smtp-channel.ts";
import { createInternalAuthority } from "@magic-meetings/api/identity/internal-authority.ts";
import { pendingMessages } from "@magic-meetings/api/messages/pending-messages.ts";
import { waitingOrphans } from "@magic-meetings/api/orphans/waiting-orphans.ts";
import { planMessages } from "@magic-meetings/api/messages/plan-messages.ts";
import type { ReadChat } from "@magic-meetings/api/meeting-chats/chat-source.ts";
import { createApi, type ApiDeps } from "@magic-meetings/api/server.ts";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { settleSecondsByDefault } from "@magic-meetings/api/reconciler/look-at-event.ts";
import { waitingLooks } from "@magic-meetings/api/sync/waiting-looks.ts";
import { createSecretSeal, demoSecretSeal, type SecretSeal } from "@magic-meetings/api/webhooks/seal-secret.ts";
import { sendDefaults } from "@magic-meetings/api/webhooks/send-webhook.ts";
import { createAddresses } from "./addresses.ts";
import { startBackground, startJobs, type Background, type Jobs } from "./background.ts";
import { startBot, tabLink, type BotProgram } from "./bot-program.ts";
import { startChats } from "./chat-program.ts";
import { startCalendars, type CalendarProgram } from "./calendar-program.ts";
import { openDatabase, type OpenDatabase } from "./database.ts";
import { connectorUrl, demoAudience, startDemo, type DemoProgram } from "./demo-program.ts";
import { startGraph } from "./graph-program.ts";
import { createLog } from "./log.ts";
import { listenProblem, requireFreePort } from "./port.ts";
import type { Settings } from "./settings.ts";

export interface RunningService {
  /** `http://HOST:PORT`, as the settings name it. */
  address: string;
  /** Stops accepting, finishes what runs, leaves nothing behind. */
  stop(): Promise<void>;
}

const pagesFolder = fileURLToPath(new URL("../../dist", import.meta.url));

/** Starts everything in this process: database, API, bot, pages, jobs. Throws `StartProblem`. */
export async function startService(settings: Settings): Promise<RunningService> {
  await requireFreePort(settings.port, settings.host);
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings, (error) => log.warn({ err: error }, "A database connection broke"));
  try {
    return await startOn({ database, settings, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Foundation {
  database: OpenDatabase;
  settings: Settings;
  log: FastifyBaseLogger;
}

async function startOn({ database, settings, log }: Foundation): Promise<RunningService> {
  const clock = createMovableClock(systemClock);
  const addresses = createAddresses(settings);
  const internal = await createInternalAuthority(settings.entra?.audience ?? demoAudience);
  const demo = settings.demo ? await startDemo(database, clock, addresses) : undefined;
  const bot = await startBot({ settings, addresses, internal, clock, log, connector: demo?.connector });
  const background = startBackground({ database, clock, log });
  const { workWaiting } = background;
  const graph = await startGraph({ settings, database, addresses });
  const readChat = await startChats(settings, database);
  const calendars = startCalendars({ database, log, demo: settings.demo, graph: graph?.calendarOf, workWaiting });
  const passCodes = settings.linkKey === undefined ? demoPassCodes : createPassCodes(settings.linkKey);
  const secretSeal = settings.linkKey === undefined ? demoSecretSeal : createSecretSeal(settings.linkKey);
  const { afterCommit } = background;
  const commands: CommandDeps = { pool: database.appPool, planMessages, afterCommit, passCodes };
  const mailTo = settings.mail ?? demo?.mail;
  const smtp = settings.process === "web" || mailTo === undefined ? undefined : createSmtpChannel(mailTo);
  const mail = settings.graphMail === undefined ? smtp : graph?.mailFrom(settings.graphMail);
  let jobs: Jobs | undefined;
  const authorities = [internal.authority, ...(settings.entra ? [entraAuthority(settings.entra)] : [])];
  const parts = {
    database,
    settings,
    log,
    clock,
    authorities,
    background,
    calendars,
    readChat,
    publicUrl: addresses.published,
    commands,
    secretSeal,
    bot,
    demo,
    graph,
  };
  const server = await createApi(apiDeps(parts, () => jobs));
  const stop = async () => {
    await server.close();
    await jobs?.stop();
    smtp?.close();
    await calendars.stop();
    await background.stop();
    await database.close();
  };
  try {
    await addresses.listen(server);
  } catch (error) {
    await stop();
    throw listenProblem(error as NodeJS.ErrnoException, settings.port, settings.host);
  }
  demo?.connector.serviceUrls.push(connectorUrl(addresses));
  if (settings.process !== "web")
    jobs = startJobs({
      database,
      clock,
      log,
      commands,
      secretSeal,
      sending: { ...sendDefaults, allowHttp: settings.demo },
      teams: bot?.channel,
      activity: graph?.activity,
      email: mail,
      appsOf: graph?.appsOf ?? (() => undefined),
      botId: settings.bot && `28:${settings.bot.appId}`,
      visitPageUrl: (link) => `${addresses.published()}/visit/${link}`,
      pageUrl: (page) => tabLink(settings, addresses, page),
      unsubscribeUrl: (link) => `${addresses.published()}/unsubscribe/${link}`,
      placesOf: demo?.placesOf ?? graph?.placesOf ?? (() => undefined),
      calendarOf: calendars.calendarOf,
      // Nobody who tries it out waits for a minute.
      settleSeconds: settings.demo ? 5 : settleSecondsByDefault,
      workWaiting,
    });
  if (jobs !== undefined) background.onSignal(jobs.signalled);
  return { address: addresses.listening(), stop };
}

interface Parts extends Foundation {
  clock: MovableClock;
  authorities: Authority[];
  background: Background;
  calendars: CalendarProgram;
  readChat: ReadChat | undefined;
  publicUrl: () => string;
  commands: CommandDeps;
  secretSeal: SecretSeal;
  bot: BotProgram | undefined;
  demo: DemoProgram | undefined;
  graph: GraphCompanies | undefined;
}

function apiDeps(parts: Parts, jobs: () => Jobs | undefined): ApiDeps {
  const { database, settings, log, clock, authorities, background, calendars, commands, secretSeal, bot } = parts;
  const { demo, graph, readChat, publicUrl } = parts;
  return {
    ...commands,
    readChat,
    publicUrl,
    secretSeal,
    clock,
    authorities,
    hub: background.hub,
    workWaiting: background.workWaiting,
    ...(calendars.builtIn === undefined ? {} : { builtInCalendars: calendars.builtIn }),
    orphansWaiting: () => waitingOrphans(database.appPool, clock.now()),
    looksWaiting: () => waitingLooks(database.appPool, systemClock.now()),
    health: {
      // The migrations ran before anything else was started.
      migrated: async () => true,
      connected: () => isConnected(database.appPool),
      ...(settings.process === "web" ? {} : { workerHeartbeatFresh: async () => jobs()?.isFresh() ?? false }),
    },
    outsideSystems: () => ({ ...(graph && { graph: graph.state() }), ...jobs()?.channels() }),
    ...(settings.process === "web" ? {} : { deliveries: () => jobs()?.deliveries() ?? {} }),
    messagesPending: () => pendingMessages(database.appPool),
    log,
    rateLimits: settings.rateLimits,
    checkAnswers: settings.checkAnswers,
    pagesFolder,
    signIn: settings.entra && {
      authority: settings.entra.authorityUrl.replace(/\/+$/, ""),
      clientId: settings.entra.audience,
      tenant: settings.entra.tenantId ?? "organizations",
      teamsAppId: settings.teamsAppId,
    },
    mount: [
      async (server) => addLaunchScript(server, { folder: pagesFolder, publicUrl: settings.publicUrl }),
      ...(bot ? [bot.mount] : []),
      ...(demo ? [(server: FastifyInstance) => demo.mount(server, calendars.builtIn)] : []),
    ],
    demo: demo?.authority,
    trustedProxies: settings.trustedProxies,
  };
}
