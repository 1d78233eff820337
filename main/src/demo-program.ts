import { addDemoClock } from "@magic-meetings/api/clock/demo-clock-routes.ts";
import type { MovableClock } from "@magic-meetings/api/clock/movable-clock.ts";
import { demoPlaces } from "@magic-meetings/api/demo/demo-places.ts";
import { demoPeople } from "@magic-meetings/api/demo/demo-people.ts";
import { addDemoPictures } from "@magic-meetings/api/demo/demo-pictures.ts";
import { seedDemo } from "@magic-meetings/api/demo/seed-demo.ts";
import { createDemoAuthority, type DemoAuthority } from "@magic-meetings/api/identity/demo-authority.ts";
import { addExpireJob } from "@magic-meetings/api/jobs/job-sql.ts";
import type { PlacesSource } from "@magic-meetings/api/places/places-source.ts";
import type { BuiltInCalendars } from "@magic-meetings/api/built-in-calendar/built-in-calendars.ts";
import { addPhones } from "@magic-meetings/api/built-in-calendar/phone-routes.ts";
import { systemClock } from "@magic-meetings/api/clock/clock.ts";
import { createTokenVerifier } from "@magic-meetings/api/identity/token-verifier.ts";
import { createChatStore } from "@magic-meetings/playground/server/chat-store.ts";
import { mailRoutes } from "@magic-meetings/playground/server/mail-routes.ts";
import { startMailServer } from "@magic-meetings/playground/server/mail-server.ts";
import { createMailboxStore } from "@magic-meetings/playground/server/mailbox-store.ts";
import { connectorPlugin } from "@magic-meetings/playground/server/connector-plugin.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Addresses } from "./addresses.ts";
import type { DemoConnector } from "./bot-program.ts";
import type { MailSettings } from "./settings.ts";
import type { OpenDatabase } from "./database.ts";

/** The `aud` of the demo's tokens. */
export const demoAudience = "00000000-0000-7000-8000-00000000d301";

const demoSender = "visits@nordlys.example";

export interface DemoProgram {
  authority: DemoAuthority;
  /** Its addresses are filled in when the service listens. */
  connector: DemoConnector & { serviceUrls: string[] };
  /** The simulated directory of a demo company. */
  placesOf(tenantId: string): PlacesSource | undefined;
  /** Where mails go: to the demo's own mailboxes. */
  mail: MailSettings;
  /** Mounts the demo's clock, its phones, its pictures and the simulated Teams channel. */
  mount(server: FastifyInstance, calendars: BuiltInCalendars | undefined): Promise<void>;
}

const connectorPath = "/playground/connector";
const mailPath = "/playground/mail";

/** Fills the demo companies and makes what stands in for Microsoft 365. */
export async function startDemo(
  database: OpenDatabase,
  clock: MovableClock,
  addresses: Addresses,
): Promise<DemoProgram> {
  await fill(database, clock);
  const people = demoPeople();
  const authority = await createDemoAuthority(people, demoAudience);
  const verifyToken = createTokenVerifier([authority.authority]);
  const chats = createChatStore(clock);
  const mailboxes = createMailboxStore(clock);
  const mailServer = await startMailServer(mailboxes);
  const connector = connectorPlugin({
    chats,
    botEndpoint: () => `${addresses.own()}/api/messages`,
    serviceUrl: () => `${addresses.own()}${connectorPath}/`,
    people: () => people,
    authenticate: (request) => personOf(request, verifyToken),
    clock,
  });
  return {
    authority,
    connector: {
      serviceUrls: [],
      findSent: ({ conversationId }, messageId) => chats.findSent(conversationId, messageId),
    },
    placesOf: demoPlaces,
    mail: { host: "127.0.0.1", port: mailServer.port, security: "none", signIn: undefined, from: demoSender },
    async mount(server, calendars) {
      // Nobody waits a minute in front of a screen to see what a new time brings.
      addDemoClock(server, clock, () => addExpireJob(database.jobsPool));
      if (calendars !== undefined) {
        addPhones(server, { pool: database.appPool, people, clock, systemClock, told: calendars.told });
      }
      await addDemoPictures(server);
      await server.register(connector, { prefix: connectorPath });
      await server.register(
        async (window) =>
          mailRoutes(window, {
            mailboxes,
            server: mailServer,
            authenticate: (request) => personOf(request, verifyToken),
          }),
        { prefix: mailPath },
      );
      server.addHook("onClose", () => mailServer.stop());
    },
  };
}

/** The address that the bot may answer to, once it is known. */
export function connectorUrl(addresses: Addresses): string {
  return `${addresses.own()}${connectorPath}/`;
}

async function fill(database: OpenDatabase, clock: MovableClock): Promise<void> {
  const ownerPool = database.ownerPool();
  try {
    await seedDemo(ownerPool, { now: clock.now() });
  } finally {
    await ownerPool.end();
  }
}

async function personOf(request: FastifyRequest, verifyToken: ReturnType<typeof createTokenVerifier>) {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) return undefined;
  return verifyToken(token).then(
    ({ entraObjectId }) => entraObjectId,
    () => undefined,
  );
}
