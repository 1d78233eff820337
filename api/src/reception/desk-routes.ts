import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { DeskResult } from "@magic-meetings/contract/reception/desk-contract.ts";
import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { route, type Route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { presentVisit } from "../visits/present-visit.ts";
import { findVisit, findVisits } from "../visits/visit-sql.ts";
import { answerHostCall } from "./answer-host-call.ts";
import { loseBadge, replaceBadge } from "./badges.ts";
import { askHost } from "./call-host.ts";
import { checkIn, undoCheckIn } from "./check-in.ts";
import { checkOut, undoCheckOut } from "./check-out.ts";
import { findClosedOut } from "./day-end-sql.ts";
import type { AtDesk, DeskOutcome } from "./desk.ts";
import { readArrivalCard } from "./load-arrival-card.ts";
import { findPassOfVisit } from "./pass-sql.ts";
import { refuseUnlessAtReception } from "./reception-policy.ts";
import { recognisePass } from "./recognise-pass.ts";
import { findReceptionSite } from "./snapshot-sql.ts";
import { walkIn } from "./walk-in.ts";

const twoDays = 2 * 24 * 3_600_000;

/** What the desk does besides the tablet's snapshot and changes, and what hosts answer. */
export function deskRoutes({ passCodes }: { passCodes: PassCodes }): Route[] {
  return [
    route("POST /visits/:id/check-in", (request) => onVisit(request, checkIn)),
    route("POST /visits/:id/check-out", (request) =>
      onVisit(request, (context, done) => checkOut(context, { ...done, how: request.body?.how ?? "desk" })),
    ),
    route("POST /visits/:id/undo-check-in", (request) => onVisit(request, undoCheckIn)),
    route("POST /visits/:id/undo-check-out", (request) => onVisit(request, undoCheckOut)),
    route("POST /visits/:id/lose-badge", (request) => onVisit(request, loseBadge)),
    route("POST /visits/:id/replace-badge", (request) => onVisit(request, replaceBadge)),
    route("POST /visits/:id/ask-host", (request) => onVisit(request, askHost)),
    route("GET /visits/:id/badge", async ({ params, read, principal }) => {
      const { tenantId } = principal;
      const pass = await read(async (queries) => {
        await refuseUnlessAtItsReception(queries, principal, params.id);
        return findPassOfVisit(queries, { tenantId, visitId: params.id });
      });
      if (pass === undefined) return { content: null };
      const code = passCodes.codeOf({ tenantId, passId: pass.id, issue: pass.issue });
      return { content: qrText(code.toString("base64url")) };
    }),
    route("POST /sites/:id/reception/walk-ins", async ({ params, body, principal, now, command }) => {
      refuseUnlessAtReception(principal, params.id);
      return resultOf(command, (context) =>
        walkIn(context, { ...body, siteId: params.id, visitId: context.newId(), at: now }),
      );
    }),
    route("POST /sites/:id/reception/passes", ({ params, body, principal, now, read }) => {
      refuseUnlessAtReception(principal, params.id);
      const { tenantId } = principal;
      return read(async (queries) => {
        const found = await recognisePass(queries, { tenantId, siteId: params.id, text: body.code, now });
        return { recognition: found.recognition, visit: presentVisit(principal, found.visit) };
      });
    }),
    route("POST /sites/:id/reception/check-in", ({ params, body, principal, now, command }) => {
      refuseUnlessAtReception(principal, params.id);
      return resultOf(command, async (context) => {
        const { tenantId } = principal;
        const { visit } = await recognisePass(context.tx, { tenantId, siteId: params.id, text: body.code, now });
        return checkIn(context, { visitId: visit.id, siteId: params.id, at: now });
      });
    }),
    route("GET /sites/:id/reception/closings", ({ params, principal, now, read }) => {
      refuseUnlessAtReception(principal, params.id);
      const { tenantId } = principal;
      return read(async (queries) => {
        if ((await findReceptionSite(queries, { tenantId, siteId: params.id })) === undefined) {
          throw new Refusal("not_found", "There is no such site");
        }
        const since = new Date(now.getTime() - twoDays);
        const ids = await findClosedOut(queries, { tenantId, siteId: params.id, since });
        return { items: (await findVisits(queries, { tenantId, ids })).map((visit) => presentVisit(principal, visit)) };
      });
    }),
    route("GET /host-calls/:id/card", ({ params, read, principal }) =>
      read((queries) => readArrivalCard(queries, { groupId: params.id, viewer: principal })),
    ),
    route("POST /host-calls/:id/answer", ({ params, body, command }) =>
      command((context) => answerHostCall(context, { groupId: params.id, input: body })),
    ),
  ];
}

interface DeskRequest {
  params: { id: string };
  principal: Principal;
  now: Date;
  command: (work: (context: CommandContext) => Promise<DeskResult>) => Promise<DeskResult>;
}

async function onVisit(
  { params, principal, now, command }: DeskRequest,
  work: (context: CommandContext, done: AtDesk) => Promise<DeskOutcome>,
): Promise<DeskResult> {
  return resultOf(command, async (context) => {
    await refuseUnlessAtItsReception(context.tx, principal, params.id);
    return work(context, { visitId: params.id, at: now });
  });
}

/** Who is not cleared is refused after the commit: security was told in it. */
async function resultOf(
  command: DeskRequest["command"],
  work: (context: CommandContext) => Promise<DeskOutcome>,
): Promise<DeskResult> {
  const answer = await command(async (context) => {
    const outcome = await work(context);
    if (outcome.outcome !== "conflict") return { outcome: outcome.outcome, visit: standOf(outcome.visit) };
    const { because, visit } = outcome;
    if (because !== "visit_not_cleared" || visit === null) throw new Refusal(because, sentences[because] ?? "Not now");
    return { outcome: "conflict" as const, visit: standOf(visit) };
  });
  if (answer.outcome === "conflict") throw new Refusal("visit_not_cleared", "Security has not let this visit in");
  return answer;
}

const sentences: Partial<Record<string, string>> = {
  not_found: "There is no such visit",
  wrong_state: "The visit is not in a state in which this is possible",
};

function standOf(visit: NonNullable<DeskOutcome["visit"]>): DeskResult["visit"] {
  const { id, status, arrivedAt, leftAt, leftHow, badgeNumber, badgeLostAt, version } = visit;
  const moment = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id,
    status,
    arrivedAt: moment(arrivedAt),
    leftAt: moment(leftAt),
    leftHow,
    badgeNumber,
    badgeLostAt: moment(badgeLostAt),
    version,
  };
}

async function refuseUnlessAtItsReception(db: Queries, principal: Principal, visitId: string): Promise<void> {
  const visit = await findVisit(db, { tenantId: principal.tenantId, id: visitId });
  if (visit === undefined) throw new Refusal("not_found", "There is no such visit");
  refuseUnlessAtReception(principal, visit.site.id);
}
