import type { z } from "zod";
import { GraphProblem } from "./graph-problem.ts";

/** Reads an answer; one that is of another form is none. `what` says what it should be. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: unknown, what: string): T {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join("/") ?? "";
  throw new GraphProblem(502, "notUnderstood", `The answer is no ${what} (${where})`);
}
