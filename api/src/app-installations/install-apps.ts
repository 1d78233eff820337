import type { Clock } from "../clock/clock.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { storeConversation } from "../messages/store-conversation.ts";
import { claimTry, findCandidates, findKnownPlace, settleTry, type Candidate } from "./app-installation-sql.ts";
import type { AppInstall, TeamsApps, TeamsAppsOf } from "./teams-apps.ts";

export interface InstallAppsDeps {
  commands: CommandDeps;
  appsOf: TeamsAppsOf;
  /** The bot as conversations name it; absent: only a company in which somebody has a chat already can tell. */
  botId: string | undefined;
  clock: Clock;
  log: JobLog;
}

const dayMilliseconds = 24 * 3600_000;
const mostAtOnce = 20;

/** Where the bot reaches people of whom Teams has not told it. */
const everywhere = "https://smba.trafficmanager.net/teams/";

/**
 * Installs the app for people who wait to be told in chat and never opened it: everybody once a day at most, over all
 * processes. The bot then hears of the installation and stores the conversation itself. Who removed the app or blocked
 * the bot has a conversation that says so and is left alone.
 */
export function appInstallationWork(deps: InstallAppsDeps): TenantWork {
  const candidates = (db: Parameters<TenantWork["isWaiting"]>[0], tenantId: string, limit: number) =>
    findCandidates(db, { tenantId, now: deps.clock.now(), limit });
  return {
    name: "app-installations",
    isWaiting: async (db, { tenantId }) =>
      deps.appsOf(tenantId) !== undefined && (await candidates(db, tenantId, 1)).length > 0,
    async run(tenantId, stop) {
      const apps = deps.appsOf(tenantId);
      if (apps === undefined) return;
      while (!stop.aborted) {
        const some = await candidates(tenantReader(deps.commands.pool, tenantId), tenantId, mostAtOnce);
        if (some.length === 0) return;
        for (const candidate of some) {
          if (stop.aborted || !(await tryOne(deps, { tenantId, apps, candidate }))) return;
        }
      }
    },
  };
}

interface Trying {
  tenantId: string;
  apps: TeamsApps;
  candidate: Candidate;
}

/** False where there is no use in trying the next. */
async function tryOne(deps: InstallAppsDeps, { tenantId, apps, candidate }: Trying): Promise<boolean> {
  const now = deps.clock.now();
  const { userId, entraObjectId } = candidate;
  const nextTryAt = new Date(now.getTime() + dayMilliseconds);
  const isOurs = await inTenant(deps.commands.pool, tenantId, (tx) =>
    claimTry(tx, { tenantId, userId, now, nextTryAt }),
  );
  if (!isOurs) return true;
  const result = await apps.install(entraObjectId);
  await runCommand(
    deps.commands,
    { principal: jobPrincipal(tenantId), now, requestId: "job:app-installations" },
    (context) => settle(context, { result, candidate, nextTryAt, botId: deps.botId }),
  );
  if (result.outcome === "not_permitted") {
    deps.log.warn({ tenantId }, "The app may not be installed for this company's people");
  }
  return result.outcome !== "not_permitted" && result.outcome !== "later";
}

interface Settling {
  result: AppInstall;
  candidate: Candidate;
  nextTryAt: Date;
  botId: string | undefined;
}

async function settle(context: CommandContext, { result, candidate, nextTryAt, botId }: Settling): Promise<void> {
  const { tx, tenantId, now } = context;
  const { userId, entraObjectId } = candidate;
  const { outcome: status } = result;
  const next = status === "later" ? new Date(now.getTime() + result.afterMilliseconds) : nextTryAt;
  await settleTry(tx, { tenantId, userId, status, nextTryAt: next });
  if (status !== "present") return;
  // Nothing tells the bot of an app that was there before: the chat is where Microsoft 365 says.
  const place = (await findKnownPlace(tx, tenantId)) ?? (botId && { serviceUrl: everywhere, botId });
  if (!place) return;
  await storeConversation(context, {
    entraObjectId,
    channel: "teams",
    ...place,
    conversationId: result.chatId,
    channelUserId: `8:orgid:${entraObjectId}`,
    status: "installed",
  });
}
