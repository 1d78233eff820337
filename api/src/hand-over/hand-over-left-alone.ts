import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { handOverThings } from "./hand-over.ts";
import { findPerson } from "./hand-over-read-sql.ts";

/** Who could take over from somebody by herself: her delegate, else her manager; undefined: neither is there. */
export async function proposedTaker(
  db: Queries,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<{ id: string; name: string } | undefined> {
  const person = await findPerson(db, { tenantId, id: personId });
  return person?.delegate ?? person?.manager ?? undefined;
}

/** Gives one meeting or series that nobody looks after to her delegate, else to her manager. */
export async function handOverLeftAlone(
  context: CommandContext,
  { personId, kind, id }: { personId: string; kind: "meeting" | "series"; id: string },
): Promise<void> {
  const { tx, tenantId } = context;
  const from = await findPerson(tx, { tenantId, id: personId });
  const to = from?.delegate ?? from?.manager;
  if (from === undefined || !to)
    throw new Refusal("wrong_state", "She has neither a delegate nor a manager: choose somebody");
  await handOverThings(context, { from, to, items: [{ kind, id }] });
}
