import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Text } from "../messages/text-context.ts";

export interface ProblemText {
  /** What happened. */
  title: string;
  /** What the person can do. */
  todo: string;
  requestId: string | undefined;
}

/** What a failed call says to a person: the reader's language where we have the sentence, else the server's. */
export function problemText(error: unknown, text: Text): ProblemText {
  if (!(error instanceof ApiProblem))
    return { title: text("state.problem"), todo: text("state.problemTodo"), requestId: undefined };
  if (!error.problem) return { title: text("state.offline"), todo: text("state.offlineHint"), requestId: undefined };
  const { code, detail, status, requestId } = error.problem;
  const why = `why.${code}`;
  return {
    title: text.knows(why) ? text(why) : detail,
    todo: status >= 500 ? text("state.problemTodo") : "",
    requestId,
  };
}

/** Why something is not possible now, in the reader's language; empty where the code has no sentence. */
export function whyText(because: string | undefined, text: Text): string {
  const why = `why.${because ?? ""}`;
  return text.knows(why) ? text(why) : "";
}

/** True where the person is not known to the service, or may not use it at all. */
export function isNotSignedIn(error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.problem?.status : undefined;
  return status === 401 || status === 403;
}

/** True where it is not there, or not for this person: the service does not tell which. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.status === 404;
}
