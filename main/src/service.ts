import path from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { createMovableClock } from "@magic-meetings/api/clock/movable-clock.ts";
import { entraAuthority, type Authority } from "@magic-meetings/api/identity/authority.ts";
import { createInternalAuthority } from "@magic-meetings/api/identity/internal-authority.ts";
import { planMessages } from "@magic-meetings/api/messages/plan-messages.ts";
import { createApi } from "@magic-meetings/api/server.ts";
import { createAddresses } from "./addresses.ts";
import { startBot } from "./bot-program.ts";
import { openDatabase } from "./database.ts";
import { connectorUrl, demoAudience, startDemo } from "./demo-program.ts";
import { listenProblem, requireFreePort } from "./port.ts";
import type { Settings } from "./settings.ts";
import { createLog } from "./log.ts";

export interface RunningService {
  /** `http://HOST:PORT`, as the settings name it. */
  address: string;
  stop(): Promise<void>;
}

const pagesFolder = fileURLToPath(new URL("../../dist", import.meta.url));

/** Starts everything in this process: database, API, bot, pages, worker. Throws `StartProblem`. */
export async function startService(settings: Settings): Promise<RunningService> {
  await requireFreePort(settings.port, settings.host);
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings, (error) => log.warn({ err: error }, "A database connection broke"));
  try {
    return await startOn(database, settings, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(
  database: Awaited<ReturnType<typeof openDatabase>>,
  settings: Settings,
  log: ReturnType<typeof createLog>,
): Promise<RunningService> {
  const clock = createMovableClock(systemClock);
  const addresses = createAddresses(settings);
  const internal = await createInternalAuthority(settings.entra?.audience ?? demoAudience);
  const authorities: Authority[] = [internal.authority, ...(settings.entra ? [entraAuthority(settings.entra)] : [])];
  const demo = settings.demo ? await startDemo(database, clock, addresses) : undefined;
  const bot = await startBot({
    settings,
    addresses,
    internal,
    clock,
    log,
    ...(demo === undefined ? {} : { connector: demo.connector }),
  });
  const server = await createApi({
    pool: database.appPool,
    clock,
    planMessages,
    afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
    authorities,
    health: { migrated: async () => true, connected: async () => true, workerHeartbeatFresh: async () => true },
    log,
    rateLimits: settings.rateLimits,
    checkAnswers: settings.checkAnswers,
    pagesFolder: path.resolve(pagesFolder),
    mount: [...(bot ? [bot.mount] : []), ...(demo ? [demo.mount] : [])],
    ...(demo === undefined ? {} : { demo: demo.authority }),
    ...(settings.trustedProxies === undefined ? {} : { trustedProxies: settings.trustedProxies }),
  });
  await addresses.listen(server).catch((error: NodeJS.ErrnoException) => {
    throw listenProblem(error, settings.port, settings.host);
  });
  demo?.connector.serviceUrls.push(connectorUrl(addresses));
  return {
    address: addresses.listening(),
    async stop() {
      await server.close();
      await database.close();
    },
  };
}
