import type { Verified } from "@magic-meetings/contract/access-passes/verify.ts";
import { refusalAtDoor, type Direction } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { newId } from "../db/new-id.ts";
import { checkIn } from "../reception/check-in.ts";
import { checkOut } from "../reception/check-out.ts";
import { raiseAlarmOfGuesses } from "./verify-alarm.ts";
import type { JudgedTry, Recorded } from "./verify-record.ts";
import { findShownPasses, type FoundDoor } from "./verify-sql.ts";

/** A code at a door, with what was found of it. */
export interface Judged {
  found: FoundDoor;
  one: JudgedTry;
}

export interface Shown {
  tenantId: string;
  apiKeyId: string;
  accessPointId: string;
  direction: Direction;
  codeSha256: Buffer;
  now: Date;
}

/** Judges shown codes by what one query finds; undefined where a key is not for its access point: to it, there is none. */
export async function judgeAll(
  db: Queries,
  tenantId: string,
  shown: readonly Shown[],
): Promise<(Judged | undefined)[]> {
  const found = await findShownPasses(db, tenantId, shown);
  return shown.map((one, index) => {
    const door = found[index];
    return door && judge(one, door);
  });
}

function judge({ apiKeyId, now, accessPointId, direction }: Shown, found: FoundDoor): Judged {
  const { door, pass, antiPassback } = found;
  const one: JudgedTry = {
    id: newId(now),
    at: now,
    apiKeyId,
    accessPointId,
    siteId: door.siteId,
    direction,
    because: refusalAtDoor({ now, direction, door, pass, antiPassback }),
    accessPassId: pass?.id ?? null,
    visitId: pass?.visit.id ?? null,
    takesWay: antiPassback,
  };
  return { found, one };
}

/** What the door is told, after the try was written down. */
export function answerDoor({ found: { pass }, one }: Judged, because: Recorded): Verified {
  const isGranted = because === null && pass !== null;
  const isMoved = because === "moved" && pass !== null;
  return {
    granted: isGranted,
    because,
    visit: isGranted ? { id: pass.visit.id, wheelchair: pass.visit.wheelchair } : null,
    validUntil: isGranted ? pass.valid.end.toISOString() : null,
    movedTo: isMoved ? { start: pass.visit.start.toISOString(), end: pass.visit.end.toISOString() } : null,
    tryId: one.id,
  };
}

/** What follows a try besides its answer; undefined: nothing, as nearly always. */
export function whatFollows(
  { found: { pass, doorsCheckIn }, one }: Judged,
  because: Recorded,
): ((context: CommandContext) => Promise<unknown>) | undefined {
  if (because === "unknown") return (context) => raiseAlarmOfGuesses(context, one);
  if (because !== null || pass === null || !doorsCheckIn) return undefined;
  const done = { visitId: pass.visit.id, at: one.at };
  const isHere = pass.visit.status === "arrived";
  if (one.direction === "in") return isHere ? undefined : (context) => checkIn(context, done);
  return isHere ? (context) => checkOut(context, { ...done, how: "door" }) : undefined;
}
