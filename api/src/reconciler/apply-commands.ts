import type { CommandContext } from "../commands/command-context.ts";
import { keepOrphan } from "../orphans/keep-orphan.ts";
import { applyToMeeting } from "./apply-to-meeting.ts";
import { applyToSeries } from "./apply-to-series.ts";
import type { Command } from "./command.ts";
import { convertToSingle } from "./convert-to-single.ts";
import { isGone, type Seen, type Touched } from "./known.ts";

import { takeInNew } from "./take-in-new.ts";
import type { Identified } from "./who-is-it.ts";

export interface Applying extends Omit<Identified, "commands"> {
  seen: Seen;
  commands: readonly Command[];
}

/** Carries out what the reconciler wants, through the ordinary commands; gives whose event it was. */
export async function applyCommands(context: CommandContext, applying: Applying): Promise<Touched> {
  const { seen, commands, loaded, rules } = applying;
  await keepOrphans(context, applying);
  // An event of which it is unclear whose it is stays nobody's: the next look must not take it for a known one.
  if (commands.some(({ do: what }) => what === "orphan")) return touching(applying.known);
  if (loaded === null) return isGone(seen) ? nobodys : takeInNew(context, { seen, commands, rules });
  if (loaded.of === "meeting") return applyToMeeting(context, { before: loaded.record, seen, commands, rules });
  const isSingle = commands.some(({ do: what }) => what === "convert_to_single");
  return isSingle && !isGone(seen)
    ? convertToSingle(context, { series: loaded, seen, rules })
    : applyToSeries(context, { series: loaded.record, seen, commands, rules });
}

const nobodys: Touched = { meetingId: null, seriesId: null };

function touching(one: Identified["known"]): Touched {
  if (one === null) return nobodys;
  return one.kind === "series" ? { meetingId: null, seriesId: one.id } : { meetingId: one.id, seriesId: null };
}

/** What nobody can decide here waits in the queue, with the meeting as it is. */
async function keepOrphans(context: CommandContext, { commands, known, unclear }: Applying): Promise<void> {
  const orphans = known === null ? unclear : [known];
  for (const command of commands) {
    if (command.do !== "orphan") continue;
    for (const { kind, id } of orphans) {
      await keepOrphan(context, {
        entityType: kind,
        entityId: id,
        meetingId: kind === "meeting" ? id : null,
        reason: command.reason,
        facts: command.facts,
      });
    }
  }
}
