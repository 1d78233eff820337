import { runPipelined } from "@magic-meetings/api/db/pipelined-query.ts";
import type pg from "pg";
import type { RecordedCall, Sent } from "./recorded-api.ts";
import { straightLoad, type StraightResult } from "./straight-load.ts";

/**
 * What the API sent for some calls, sent again by bare `pg` to a copy of the database as it was before: the same
 * statements with the same values in as many round trips, without the server around them.
 */
export function replay(url: string, calls: readonly RecordedCall[], connections: number): Promise<StraightResult> {
  return straightLoad({
    url,
    connections,
    role: "mm_app",
    work: async (client, index) => {
      const call = calls[index];
      if (call === undefined) return false;
      await sendAgain(client, call.sent);
      return true;
    },
  });
}

async function sendAgain(client: pg.Client, sent: readonly Sent[]): Promise<void> {
  for (let index = 0; index < sent.length; index += 1) {
    const one = sent[index] as Sent;
    // Beginning and tenant travel with the statement after them.
    const ahead = one.name === "begin" ? 2 : one.name === "set_tenant" ? 1 : 0;
    const following = sent[index + ahead];
    if (ahead > 0 && following) {
      await runPipelined(client, sent.slice(index, index + ahead).map(callOf), callOf(following));
      index += ahead;
    } else {
      await client.query(
        one.name === undefined ? { text: one.text } : { name: one.name, text: one.text, values: one.values },
      );
    }
  }
}

function callOf({ name = "", text, values }: Sent) {
  return { statement: { name, text }, values };
}
