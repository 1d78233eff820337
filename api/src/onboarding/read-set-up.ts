import {
  calendarsState,
  connectionState,
  consentState,
  messageState,
  placesState,
  type SetUpFacts,
} from "@magic-meetings/contract/onboarding/onboarding-rules.ts";
import type { SetUp } from "@magic-meetings/contract/onboarding/onboarding.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { testThread } from "./send-test-message.ts";
import { findSetUp, listConnections, listTroubledCalendars, type SetUpRow } from "./set-up-sql.ts";

export interface SetUpDeps {
  calendars: SetUpFacts["calendars"];
  /** The application that a directory's administrator lets in; absent in the demo. */
  app?: { authority: string; clientId: string } | undefined;
}

const mostTroubled = 10;
const lookedBackDays = 30;

/** How far the company is: read anew each time, so that two administrators see the same. */
export async function readSetUp(
  db: Queries,
  { principal, now, calendars, app }: SetUpDeps & { principal: Principal; now: Date },
): Promise<SetUp> {
  const { tenantId, userId } = principal;
  const found = await findSetUp(db, { tenantId, userId, thread: testThread(userId ?? "") });
  if (found === undefined) throw new Refusal("not_found", "This company is not here");
  const facts = factsOf(found, calendars);
  const since = new Date(now.getTime() - lookedBackDays * 86_400_000);
  const state = messageState(facts);
  return {
    company: { name: found.name, entraTenantId: found.entraTenantId },
    calendars,
    consentUrl: consentUrl(found.entraTenantId, app),
    steps: [
      { step: "consent", state: consentState(facts) },
      { step: "places", state: placesState(facts) },
      { step: "calendars", state: calendarsState(facts) },
      { step: "message", state },
    ],
    counts: {
      sites: found.sites,
      rooms: found.rooms,
      calendarsActive: found.active,
      calendarsWanted: found.wanted,
      calendarsTroubled: found.troubled,
    },
    troubled: await listTroubledCalendars(db, { tenantId, limit: mostTroubled }),
    testReason: state === "trouble" ? found.testReason : null,
    connections: (await listConnections(db, { tenantId, since })).map((row) => ({
      connection: row.connection,
      state: connectionState(row, now),
      lastDoneAt: row.lastDoneAt?.toISOString() ?? null,
      lastFailedAt: row.lastFailedAt?.toISOString() ?? null,
      problem: row.problem,
    })),
  };
}

function factsOf(row: SetUpRow, calendars: SetUpFacts["calendars"]): SetUpFacts {
  const { rooms, active, wanted, troubled, answered, testStatus: test } = row;
  return { calendars, rooms, listened: { active, wanted, troubled }, answered, test };
}

/** Microsoft's page on which an administrator lets an application into the directory. */
function consentUrl(entraTenantId: string, app: SetUpDeps["app"]): string | null {
  if (app === undefined) return null;
  return `${app.authority}/${entraTenantId}/adminconsent?client_id=${app.clientId}`;
}
