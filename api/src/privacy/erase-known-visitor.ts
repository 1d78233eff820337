import type { EraseInput, ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { holdMeetingsOf } from "../visits/cancel-visits-of.ts";
import { lockPerson } from "./erase-sql.ts";
import { erasePerson } from "./erase-visitor.ts";

/** As an administrator does: she has typed the person's name, because it cannot be undone. */
export async function eraseKnownVisitor(
  context: CommandContext,
  visitorId: string,
  { because, confirm }: EraseInput,
): Promise<ErasureProof> {
  const { tx, tenantId } = context;
  await holdMeetingsOf(context, visitorId);
  const person = await lockPerson(tx, { tenantId, visitorId });
  if (person === undefined) throw new Refusal("not_found", "There is no such visitor");
  if (person.isErased) throw new Refusal("visitor_erased", "This person's data is erased already");
  if (typed(confirm) !== typed(person.name)) {
    const detail = "Type the person's name as it stands there: erasing cannot be undone";
    throw new Refusal("invalid", detail, { errors: [{ pointer: "/confirm", code: "differs", detail }] });
  }
  return erasePerson(context, { person, because });
}

function typed(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/g, " ");
}
