import { createBreaker } from "@magic-meetings/api/clock/breaker.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { systemPause } from "@magic-meetings/api/clock/pause.ts";
import { createDemoChats } from "@magic-meetings/api/demo/demo-chats.ts";
import { createGraphChats } from "@magic-meetings/api/graph/graph-chats.ts";
import { createGraphLimits } from "@magic-meetings/api/graph/graph-limits.ts";
import { createOnBehalfOf, type OnBehalfOf } from "@magic-meetings/api/identity/on-behalf-of.ts";
import type { ReadChat } from "@magic-meetings/api/meeting-chats/chat-source.ts";
import type { OpenDatabase } from "./database.ts";
import { readCertificate, tokensOf } from "./graph-program.ts";
import type { Settings } from "./settings.ts";

/** Somebody waits for it. */
const timeoutMilliseconds = 4_000;

/** Who says which meeting a chat belongs to; undefined where nobody can be asked. */
export async function startChats(settings: Settings, database: OpenDatabase): Promise<ReadChat | undefined> {
  if (settings.demo) return createDemoChats(database.appPool);
  const { graph } = settings;
  if (graph === undefined) return undefined;
  return createGraphChats({
    baseUrl: graph.baseUrl,
    fetch,
    onBehalfOf: await onBehalfOf(settings),
    tokens: await tokensOf(graph),
    limits: createGraphLimits({ perMailbox: 1, overall: graph.concurrency }),
    breaker: createBreaker(systemClock),
    clock: systemClock,
    pause: systemPause,
    random: Math.random,
    timeoutMilliseconds,
  });
}

/** People's tokens are for the API, so only where the certificate is the API's own can they be exchanged. */
async function onBehalfOf({ graph, entra }: Settings): Promise<OnBehalfOf | undefined> {
  if (graph?.signIn.by !== "certificate" || graph.signIn.clientId !== entra?.audience) return undefined;
  const { authorityUrl, signIn } = graph;
  const pem = await readCertificate(signIn.file, systemClock.now());
  return createOnBehalfOf({ authorityUrl, clientId: signIn.clientId, ...pem });
}
