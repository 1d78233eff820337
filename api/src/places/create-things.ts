import type { CommandContext } from "../commands/command-context.ts";
import type { Tx } from "../db/transaction.ts";
import { record, refusingTaken, type MaintainedThing, type Settled } from "./keep-up.ts";
import { refuseUnlessKeptUp } from "./place-policy.ts";
import type { Maintained } from "./read-thing.ts";

/**
 * Adds several things by the rules that hold for one, with few statements whatever their number; gives their ids in the
 * same order. Whoever calls has seen that no name is taken: one that is taken at the same moment is refused by the
 * database.
 */
export async function createThings<Values extends object, Input, Item extends Maintained, Detail extends Maintained>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  inputs: readonly Input[],
): Promise<string[]> {
  if (inputs.length === 0) return [];
  const { tenantId, principal, now } = context;
  const settled = await settleNew(
    context,
    thing,
    inputs.map((input) => thing.merge(input, null)),
  );
  const created = inputs.flatMap((input, index) => {
    const one = settled[index];
    return one === undefined ? [] : [{ id: context.newId(), input, ...one }];
  });
  for (const { siteIds } of created) refuseUnlessKeptUp(principal, siteIds);
  await refusingTaken(thing, () =>
    thing.sql.insertMany(context.tx, { tenantId, now, userId: principal.userId, things: created }),
  );
  const parts = (await thing.createParts?.(context, created)) ?? [];
  created.forEach(({ id, values, siteIds }, index) => {
    record(context, thing, { id, action: "create", siteIds, newValues: { ...values, ...parts[index] } });
  });
  return created.map(({ id }) => id);
}

async function settleNew<Values extends object, Input, Item extends Maintained, Detail extends Maintained>(
  context: CommandContext,
  thing: MaintainedThing<Values, Input, Item, Detail>,
  wanted: readonly Values[],
): Promise<Settled<Values>[]> {
  if (thing.settleNew) return thing.settleNew(context, wanted);
  const asking = { ...context, tx: askingOnce(context.tx) };
  const settled: Settled<Values>[] = [];
  for (const values of wanted) settled.push(await thing.settle(asking, values, null));
  return settled;
}

/** Things that refer to the same are settled by one look at it: it is locked, and stays as it was seen. */
function askingOnce(tx: Tx): Tx {
  const seen = new Map<string, Promise<unknown[]>>();
  return {
    get statements() {
      return tx.statements;
    },
    query<Row>(statement: Parameters<Tx["query"]>[0], values: readonly unknown[] = []) {
      const asked = `${statement.name} ${JSON.stringify(values)}`;
      const known = seen.get(asked) ?? tx.query<Row>(statement, values);
      seen.set(asked, known);
      return known as Promise<Row[]>;
    },
    execute: (statement, values) => tx.execute(statement, values),
    later: tx.later,
  };
}
