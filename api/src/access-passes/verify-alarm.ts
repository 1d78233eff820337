import {
  alarmPauseMinutes,
  guessesToAlarm,
  guessMinutes,
} from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { tellSecurity } from "../notices/tell-notice.ts";
import { countGuesses, raiseAlarm } from "./verify-alarm-sql.ts";

const minute = 60_000;

/** Where many codes were shown that no pass has, tells administrators and the site's security, once a burst. */
export async function raiseAlarmOfGuesses(
  context: CommandContext,
  { accessPointId, siteId }: { accessPointId: string; siteId: string },
): Promise<void> {
  const { tx, tenantId, now: at } = context;
  const since = new Date(at.getTime() - guessMinutes * minute);
  const tries = await countGuesses(tx, { tenantId, accessPointId, since });
  if (tries < guessesToAlarm) return;
  const unlessAfter = new Date(at.getTime() - alarmPauseMinutes * minute);
  if (!(await raiseAlarm(tx, { tenantId, accessPointId, at, tries, unlessAfter }))) return;
  context.signal({
    id: context.newId(),
    kind: "access_pass.alarm",
    subject: { type: "access_pass", id: accessPointId },
    siteId,
    facts: { tries },
    tell: await tellSecurity(context, { kind: "codes_guessed", id: accessPointId }, siteId),
  });
}
