import {
  hasPass,
  passValidity,
  type PassValidity,
} from "@magic-meetings/contract/access-passes/pass-validity-rules.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import {
  insertPasses,
  lockPassedVisits,
  replacePoints,
  updatePasses,
  type PassedVisit,
  type WrittenPass,
} from "./access-pass-sql.ts";
import { sha256 } from "./pass-codes.ts";

/** What became of a visit's pass. */
type PassChange = "issue" | "re-date" | "withdraw" | "replace";

interface PlannedPass {
  change: PassChange;
  visit: PassedVisit;
  pass: WrittenPass;
  points: string[];
}

/**
 * Gives every visit the pass that it should have as it is now, in the caller's transaction: issues where there is none,
 * re-dates where the visit moved, withdraws where it is off or not let in, and gives it back where it is on again. To be
 * called after a visit was written, with all visits of the change at once; what is right already stays untouched.
 */
export function keepPasses(context: CommandContext, visitIds: readonly string[]): Promise<void> {
  return writePasses(context, visitIds, planPass);
}

/** Replaces the codes of a visit's pass, because the old one is in wrong hands; the old code and the old link open nothing. */
export function replacePass(context: CommandContext, visitId: string): Promise<void> {
  return writePasses(context, [visitId], (inContext, visit) => {
    const planned = planPass(inContext, visit) ?? unchanged(inContext, visit);
    if (planned?.pass.isActive !== true || visit.pass === null) return planned;
    return {
      ...planned,
      change: "replace",
      pass: { ...planned.pass, ...codesOf(inContext, visit.pass.id, visit.pass.issue + 1) },
    };
  });
}

type Plan = (context: CommandContext, visit: PassedVisit) => PlannedPass | undefined;

async function writePasses(context: CommandContext, visitIds: readonly string[], plan: Plan): Promise<void> {
  if (visitIds.length === 0) return;
  const { tx, tenantId, now } = context;
  const visits = await lockPassedVisits(tx, { tenantId, visitIds });
  const planned = visits.flatMap((visit) => plan(context, visit) ?? []);
  const isNew = ({ visit }: PlannedPass) => visit.pass === null;
  const passes = (some: PlannedPass[]) => ({ tenantId, now, passes: some.map(({ pass }) => pass) });
  await insertPasses(tx, passes(planned.filter(isNew)));
  await updatePasses(tx, passes(planned.filter((one) => !isNew(one))));
  const opened = planned.filter(({ visit, points }) => !isSame(visit.keptPoints, points));
  await replacePoints(tx, { tenantId, passes: opened.map(({ pass, points }) => ({ id: pass.id, points })) });
  for (const one of planned) audit(context, one);
}

/** The pass that the visit should have, or undefined where it has it. */
function planPass(context: CommandContext, visit: PassedVisit): PlannedPass | undefined {
  const isActive = hasPass(visit);
  const { pass } = visit;
  if (pass === null && !isActive) return undefined;
  const valid = passValidity(visit, visit.margins ?? visitPolicyDefaults);
  if (pass === null) {
    const id = context.newId();
    const written = { id, visitId: visit.id, ...codesOf(context, id, 1), valid, isActive };
    return { change: "issue", visit, pass: written, points: visit.points };
  }
  if (pass.isActive === isActive && isSamePeriod(pass.valid, valid) && isSame(visit.keptPoints, visit.points)) {
    return undefined;
  }
  const change = !isActive ? "withdraw" : pass.isActive ? "re-date" : "issue";
  const written = { id: pass.id, visitId: visit.id, ...codesOf(context, pass.id, pass.issue), valid, isActive };
  return { change, visit, pass: written, points: visit.points };
}

function unchanged(context: CommandContext, visit: PassedVisit): PlannedPass | undefined {
  const { pass } = visit;
  if (pass === null) return undefined;
  const { id, issue, valid, isActive } = pass;
  const written = { id, visitId: visit.id, ...codesOf(context, id, issue), valid, isActive };
  return { change: "replace", visit, pass: written, points: visit.keptPoints };
}

function codesOf({ tenantId, passCodes }: CommandContext, passId: string, issue: number) {
  const named = { tenantId, passId, issue };
  return { issue, codeSha256: sha256(passCodes.codeOf(named)), linkSha256: sha256(passCodes.linkTokenOf(named)) };
}

function isSamePeriod(a: PassValidity, b: PassValidity): boolean {
  return a.from.getTime() === b.from.getTime() && a.to.getTime() === b.to.getTime();
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

function audit(context: CommandContext, { change, visit, pass }: PlannedPass): void {
  const values = (valid: PassValidity, issue: number, isActive: boolean) => ({
    from: valid.from.toISOString(),
    to: valid.to.toISOString(),
    issue,
    status: isActive ? "active" : "withdrawn",
  });
  context.audit({
    action: change,
    entityType: "access_pass",
    entityId: pass.id,
    oldValues: visit.pass && values(visit.pass.valid, visit.pass.issue, visit.pass.isActive),
    newValues: { visitId: visit.id, ...values(pass.valid, pass.issue, pass.isActive) },
  });
}
