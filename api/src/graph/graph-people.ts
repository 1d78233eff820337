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
  assignedLicenses: z.array(z.unknown()).nullish(),
  manager: z.looseObject({ id: z.string() }).nullish(),
});

const members = "$select=id,mail,userPrincipalName,accountEnabled,assignedLicenses&$expand=manager($select=id)";

/** Who works here and for whom; twenty in a request. */
export async function readGraphPeople(deps: BatchDeps, ids: readonly string[]): Promise<DirectoryPerson[]> {
  const wanted = [...new Set(ids)];
  const answers = await askAll(
    deps,
    wanted.map((id) => `/users/${encodeURIComponent(id)}?${members}`),
  );
  const known = answers.flatMap((answer) => {
    if (!(answer instanceof GraphProblem)) return [readGraphPerson(answer)];
    if (answer.kind === "gone") return [];
    throw answer;
  });
  const shared = await findShared(deps, known.filter(mayBeShared));
  return known.map(({ isLicensed: _, ...person }) => ({ ...person, isShared: shared.has(person.entraObjectId) }));
}

interface KnownPerson extends Omit<DirectoryPerson, "isShared"> {
  isLicensed: boolean;
}

function mayBeShared({ isEnabled, isLicensed, email }: KnownPerson): boolean {
  return !isEnabled && !isLicensed && email !== "";
}

/**
 * Of accounts that are disabled and have no licence, those whose mailbox answers all the same: Exchange takes a person's
 * mailbox away with her licence and keeps a shared one, and asking what a mailbox is for would need one more permission.
 */
async function findShared(deps: BatchDeps, people: readonly KnownPerson[]): Promise<Set<string>> {
  const ids = people.map(({ entraObjectId }) => entraObjectId);
  const answers = await askAll(
    deps,
    ids.map((id) => `/users/${encodeURIComponent(id)}/calendar?$select=id`),
  );
  return new Set(ids.filter((_, index) => answersItself(answers[index])));
}

function answersItself(answer: unknown): boolean {
  if (!(answer instanceof GraphProblem)) return true;
  if (answer.kind === "gone" || answer.kind === "forbidden" || answer.kind === "refused") return false;
  // What was not said is asked again next time: nobody is judged by it.
  throw answer;
}

export function readGraphPerson(answer: unknown): KnownPerson {
  const { id, mail, userPrincipalName, accountEnabled, assignedLicenses, manager } = readAnswer(
    personSchema,
    answer,
    "person",
  );
  return {
    entraObjectId: id,
    email: (mail || userPrincipalName || "").toLowerCase(),
    // Where the answer does not say, nobody is locked out for it.
    isEnabled: accountEnabled ?? true,
    isLicensed: assignedLicenses == null || assignedLicenses.length > 0,
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
