import { z } from "zod";
import type { CalendarDelegate, DirectoryPerson } from "../calendar/calendar-port.ts";
import { readAnswer } from "./graph-answer.ts";
import { askAll, type BatchDeps } from "./graph-batch.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { readAll } from "./graph-pages.ts";
import { GraphProblem } from "./graph-problem.ts";

const personSchema = z.looseObject({
  id: z.string(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  manager: z.looseObject({ id: z.string() }).nullish(),
});

const members = "$select=id,mail,userPrincipalName,accountEnabled&$expand=manager($select=id)";

/** Who works here and for whom; twenty in a request. */
export async function readGraphPeople(deps: BatchDeps, ids: readonly string[]): Promise<DirectoryPerson[]> {
  const wanted = [...new Set(ids)];
  const answers = await askAll(
    deps,
    wanted.map((id) => `/users/${encodeURIComponent(id)}?${members}`),
  );
  return answers.flatMap((answer) => {
    if (!(answer instanceof GraphProblem)) return [readGraphPerson(answer)];
    if (answer.kind === "gone") return [];
    throw answer;
  });
}

export function readGraphPerson(answer: unknown): DirectoryPerson {
  const { id, mail, userPrincipalName, accountEnabled, manager } = readAnswer(personSchema, answer, "person");
  return {
    entraObjectId: id,
    email: (mail || userPrincipalName || "").toLowerCase(),
    // Where the answer does not say, nobody is locked out for it.
    isEnabled: accountEnabled ?? true,
    managerId: manager?.id ?? null,
  };
}

const permissionSchema = z.looseObject({
  role: z.string().nullish(),
  emailAddress: z.looseObject({ address: z.string().nullish() }).nullish(),
});
const writingRoles = ["write", "delegatewithoutprivateeventaccess", "delegatewithprivateeventaccess"];

/** Whom the owner of a calendar lets into it; its entry for everybody else names nobody. */
export async function readGraphDelegates(
  { client }: Pick<BatchDeps, "client">,
  mailboxes: GraphMailboxes,
  mailbox: string,
): Promise<CalendarDelegate[]> {
  return mailboxes.use(mailbox, async (user) => {
    const delegates: CalendarDelegate[] = [];
    const path = `/users/${user}/calendar/calendarPermissions`;
    for await (const entry of readAll(client, { method: "GET", path, mailbox })) {
      const { role, emailAddress } = readAnswer(permissionSchema, entry, "permission");
      const email = emailAddress?.address?.toLowerCase();
      if (!email?.includes("@")) continue;
      delegates.push({ email, mayWrite: writingRoles.includes(role?.toLowerCase() ?? "") });
    }
    return delegates;
  });
}
