import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { accessPassRoutes } from "./access-passes/access-pass-routes.ts";
import type { PassCodes } from "./access-passes/pass-codes.ts";
import { accountRoutes } from "./accounts/account-routes.ts";
import { financeRoutes } from "./accounts/finance-routes.ts";
import { apiKeyRoutes } from "./api-keys/api-key-routes.ts";
import { appointmentCheckRoutes } from "./appointment-checks/appointment-check-routes.ts";
import { approvalRoutes } from "./approvals/approval-routes.ts";
import type { BuiltInCalendars } from "./built-in-calendar/built-in-calendars.ts";
import { calendarRoutes } from "./calendar/calendar-routes.ts";
import { catalogueRoutes } from "./catalogue/catalogue-routes.ts";
import { catalogueUpkeepRoutes } from "./catalogue/catalogue-upkeep-routes.ts";
import { addServicePictures } from "./catalogue/picture-pages.ts";
import { clientEventRoutes } from "./client-events/client-event-routes.ts";
import type { AfterCommit } from "./commands/run-command.ts";
import type { PlanMessages } from "./commands/command-context.ts";
import { systemClock, type Clock } from "./clock/clock.ts";
import type { Database } from "./db/pool.ts";
import { delegateRoutes } from "./delegates/delegate-routes.ts";
import { evacuationRoutes } from "./evacuation/evacuation-routes.ts";
import { dietRoutes } from "./diets/diet-routes.ts";
import { handOverRoutes } from "./hand-over/hand-over-routes.ts";
import { headCountRoutes } from "./head-count/head-count-routes.ts";
import { comparisonRoutes } from "./comparisons/comparison-routes.ts";
import { houseRuleRoutes } from "./house-rules/house-rule-routes.ts";
import { createBaseServer, type BaseServerSettings } from "./http/base-server.ts";
import { compressLargeAnswers } from "./http/compress-answers.ts";
import { beforeDeadline, startDeadline } from "./http/deadline.ts";
import { addDocs } from "./http/docs.ts";
import { allEndpoints, requireEveryEndpoint } from "./http/endpoint-list.ts";
import { addHealthRoutes, type HealthChecks, type OutsideSystems } from "./http/health-routes.ts";
import { addMetrics, type LooksWaiting, type OrphansWaiting } from "./http/metrics.ts";
import { mountRoutes } from "./http/mount-routes.ts";
import { addPages, type PageSignIn } from "./http/pages.ts";
import { createRateLimits, defaultRateLimits, type RateLimits } from "./http/rate-limits.ts";
import type { Route } from "./http/route.ts";
import { createAuthenticate } from "./identity/authenticate.ts";
import type { Authority } from "./identity/authority.ts";
import { checkAccess } from "./identity/check-access.ts";
import type { DemoAuthority } from "./identity/demo-authority.ts";
import { addDemoSignIn } from "./identity/demo-routes.ts";
import { createApiKeyDirectory, createUserDirectory } from "./identity/directories.ts";
import { identityRoutes } from "./identity/identity-routes.ts";
import { requestPrincipal } from "./identity/request-principal.ts";
import { createTokenVerifier } from "./identity/token-verifier.ts";
import { importRoutes } from "./imports/import-routes.ts";
import { insightRoutes } from "./insight/insight-routes.ts";
import { locationRoutes } from "./meetings/location-routes.ts";
import type { ReadChat } from "./meeting-chats/chat-source.ts";
import { meetingChatRoutes } from "./meeting-chats/meeting-chat-routes.ts";
import { meetingRoutes } from "./meetings/meeting-routes.ts";
import { timelineRoutes } from "./meetings/timeline-routes.ts";
import { messageTemplateRoutes } from "./message-templates/message-template-routes.ts";
import { appInstallationRoutes } from "./app-installations/app-installation-routes.ts";
import { messageLogRoutes } from "./messages/message-log-routes.ts";
import { messageRoutes } from "./messages/message-routes.ts";
import { onboardingRoutes } from "./onboarding/onboarding-routes.ts";
import { companySettingRoutes } from "./company-settings/company-setting-routes.ts";
import { moveRoutes } from "./moves/move-routes.ts";
import { notificationPreferenceRoutes } from "./notification-preferences/notification-preference-routes.ts";
import { addUnsubscribePage } from "./notification-preferences/unsubscribe-page.ts";
import { orderTemplateRoutes } from "./order-templates/order-template-routes.ts";
import { orphanRoutes } from "./orphans/orphan-routes.ts";
import { floorPlanRoutes } from "./places/floor-plan-routes.ts";
import { placeRoutes } from "./places/place-routes.ts";
import { placeUpkeepRoutes } from "./places/place-upkeep-routes.ts";
import { roomRoutes } from "./places/room-routes.ts";
import { privacyRoutes } from "./privacy/privacy-routes.ts";
import { productionOrderRoutes } from "./production-orders/production-order-routes.ts";
import { deskRoutes } from "./reception/desk-routes.ts";
import { receptionRoutes } from "./reception/reception-routes.ts";
import { roomBookingRoutes } from "./rooms/room-booking-routes.ts";
import { roomScheduleRoutes } from "./rooms/room-schedule-routes.ts";
import { seriesOrderRoutes } from "./series-orders/series-order-routes.ts";
import { seriesRoutes } from "./series/series-routes.ts";
import { seriesSiteRoutes } from "./series/series-site-routes.ts";
import { receiptRoutes } from "./service-orders/receipt-routes.ts";
import { serviceOrderRoutes } from "./service-orders/service-order-routes.ts";
import { addNotificationRoutes } from "./sync/notification-routes.ts";
import { createLiveScreens, type LiveScreens } from "./stream/live-screens.ts";
import type { SignalHub } from "./stream/signal-hub.ts";
import { addStream } from "./stream/stream-routes.ts";
import { syncLogRoutes } from "./sync-log/sync-log-routes.ts";
import { taskRoutes } from "./tasks/task-routes.ts";
import { createAuthenticateLink, type AuthenticateLink } from "./visitor-pages/authenticate-link.ts";
import { createGuessLimit } from "./visitor-pages/guess-limit.ts";
import { addVisitorPages, linkOf } from "./visitor-pages/visitor-page-html.ts";
import { visitorPageRoutes } from "./visitor-pages/visitor-page-routes.ts";
import { utilisationRoutes } from "./utilisation/utilisation-routes.ts";
import { vendorRoutes } from "./vendors/vendor-routes.ts";
import { visitorInsightRoutes } from "./visitor-insight/visitor-insight-routes.ts";
import { blockListRoutes } from "./block-list/block-list-routes.ts";
import { visitRoutes } from "./visits/visit-routes.ts";
import { verifyRoutes } from "./access-passes/verify-routes.ts";
import type { SecretSeal } from "./webhooks/seal-secret.ts";
import { webhookRoutes } from "./webhooks/webhook-routes.ts";

/** Every feature's routes; together they answer every endpoint of the contract. */
const features: Route[][] = [
  identityRoutes,
  delegateRoutes,
  handOverRoutes,
  placeRoutes,
  placeUpkeepRoutes,
  roomRoutes,
  floorPlanRoutes,
  roomBookingRoutes,
  approvalRoutes,
  headCountRoutes,
  dietRoutes,
  roomScheduleRoutes,
  meetingRoutes,
  visitRoutes,
  blockListRoutes,
  locationRoutes,
  moveRoutes,
  companySettingRoutes,
  timelineRoutes,
  seriesRoutes,
  seriesSiteRoutes,
  seriesOrderRoutes,
  catalogueRoutes,
  catalogueUpkeepRoutes,
  accountRoutes,
  financeRoutes,
  serviceOrderRoutes,
  orderTemplateRoutes,
  receiptRoutes,
  productionOrderRoutes,
  taskRoutes,
  utilisationRoutes,
  insightRoutes,
  vendorRoutes,
  evacuationRoutes,
  accessPassRoutes,
  houseRuleRoutes,
  privacyRoutes,
  visitorInsightRoutes,
];

const defaultDeadline = 10_000;

export interface ApiDeps extends Omit<BaseServerSettings, "demo"> {
  /** Connections as `mm_app`. */
  pool: Database;
  clock: Clock;
  planMessages: PlanMessages;
  afterCommit: AfterCommit;
  passCodes: PassCodes;
  /** Encrypts the secrets that other systems share with us. */
  secretSeal: SecretSeal;
  /** Who signs people and apps in, besides the demo. */
  authorities: readonly Authority[];
  demo?: DemoAuthority;
  health: HealthChecks;
  outsideSystems?: OutsideSystems;
  /** Where live screens hear of signals; whoever made it stops it. */
  hub: SignalHub;
  /** Tells a worker, after a commit, that longer work waits for a tenant; a hint. */
  workWaiting?: (tenantId: string) => void;
  /** Absent where companies have their events elsewhere. */
  builtInCalendars?: BuiltInCalendars;
  /** Absent where nobody can be asked about chats. */
  readChat?: ReadChat | undefined;
  looksWaiting?: LooksWaiting;
  orphansWaiting?: OrphansWaiting;
  messagesPending?: () => Promise<number>;
  deliveries?: () => Record<string, number>;
  rateLimits?: RateLimits;
  /** How long an answer may take. */
  deadlineMilliseconds?: number;
  /** Every answer is checked against the contract; for tests and development. */
  checkAnswers?: boolean;
  /** The built pages' folder; absent: no pages. */
  pagesFolder?: string;
  /** Where the service is reached from outside; known once it listens. */
  publicUrl?: () => string;
  /** What those of them need that sign people in by themselves. */
  signIn?: PageSignIn | undefined;
  /** What else is served on the same port: the bot's endpoint, the playground's connector. */
  mount?: readonly ((server: FastifyInstance) => Promise<void>)[];
}

/** The API's server, ready to listen or to be asked with `inject`. */
export async function createApi(deps: ApiDeps): Promise<FastifyInstance> {
  const { demo, health } = deps;
  if (demo && deps.authorities.some(({ name }) => name === "entra")) {
    throw new Error("The demo's sign-in and a production authority exclude each other");
  }
  const server = await createBaseServer({ ...deps, demo: demo !== undefined });
  const screens = createLiveScreens(deps);
  server.addHook("preClose", async () => screens.endAll());
  addMetrics(server, { ...deps, liveScreens: screens.count });
  addHealthRoutes(server, health, deps.outsideSystems);
  if (demo) addDemoSignIn(server, demo);
  // One count of wrong links for the pages and for what they ask.
  const authenticateLink = createAuthenticateLink({ ...deps, systemClock, guesses: createGuessLimit() });
  await server.register((api) => mountApi(api, deps, screens, authenticateLink), { prefix: "/api/v1" });
  addNotifications(server, deps);
  addDocs(server, allEndpoints);
  addServicePictures(server, deps.pool);
  addVisitorPages(server, { ...deps, authenticateLink });
  addUnsubscribePage(server, deps);
  for (const mount of deps.mount ?? []) await server.register(mount);
  const { pagesFolder: folder, signIn, publicUrl } = deps;
  if (folder !== undefined) await addPages(server, { folder, demo: demo !== undefined, signIn, publicUrl });
  await server.ready();
  return server;
}

/** At both places: the address that a subscription was made with stays what it was. */
function addNotifications(server: FastifyInstance, { pool, workWaiting = () => undefined }: ApiDeps): void {
  for (const prefix of ["", "/api/v1"]) {
    void server.register(async (at) => addNotificationRoutes(at, { pool, systemClock, workWaiting }), { prefix });
  }
}

function calendarsOf({ builtInCalendars, outsideSystems }: ApiDeps): "microsoft365" | "built_in" | "none" {
  if (builtInCalendars !== undefined) return "built_in";
  return outsideSystems !== undefined && "graph" in outsideSystems() ? "microsoft365" : "none";
}

async function mountApi(
  api: FastifyInstance,
  deps: ApiDeps,
  screens: LiveScreens,
  authenticateLink: AuthenticateLink,
): Promise<void> {
  const { pool, demo, authorities } = deps;
  const now = () => new Date();
  const apiKeys = createApiKeyDirectory(pool);
  const authenticate = createAuthenticate({
    verifyToken: createTokenVerifier(demo ? [...authorities, demo.authority] : authorities, now),
    users: createUserDirectory(pool),
    apiKeys,
    now,
  });
  compressLargeAnswers(api);
  const checkRateLimits = await createRateLimits(api, deps.rateLimits ?? defaultRateLimits);
  await api.register(cors, { origin: false });
  api.addHook("onRoute", ({ method, url, config }) => {
    if (config?.access === undefined)
      throw new Error(`The route ${String(method)} ${url} does not say who may call it`);
  });
  api.addHook("onRequest", async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || "public" in access) return;
    startDeadline(request, reply, deps.deadlineMilliseconds ?? defaultDeadline);
    const asking = "visitor" in access ? authenticateLink(linkOf(request), request.ip) : authenticate(request.headers);
    request.principal = await beforeDeadline(request, asking);
    await checkRateLimits(request, reply);
    checkAccess(access, requestPrincipal(request));
  });
  const routes = [
    ...features.flat(),
    ...apiKeyRoutes({ forgetKey: apiKeys.forget }),
    ...verifyRoutes(deps),
    ...webhookRoutes({ ...deps, allowHttp: demo !== undefined }),
    ...messageRoutes(deps),
    ...messageLogRoutes(deps),
    ...appInstallationRoutes(),
    ...messageTemplateRoutes(deps),
    ...notificationPreferenceRoutes(deps),
    ...visitorPageRoutes(deps),
    ...importRoutes(deps),
    ...calendarRoutes(deps),
    ...meetingChatRoutes(deps),
    ...orphanRoutes(deps),
    ...comparisonRoutes(deps),
    ...syncLogRoutes(deps),
    ...onboardingRoutes({ calendars: calendarsOf(deps), app: deps.signIn }),
    ...deskRoutes(deps),
    ...receptionRoutes(deps),
    ...appointmentCheckRoutes(),
    ...clientEventRoutes(),
  ];
  requireEveryEndpoint(allEndpoints, routes);
  mountRoutes(api, allEndpoints, routes, { ...deps, checkAnswers: deps.checkAnswers ?? false });
  addStream(api, screens, authenticate);
}
