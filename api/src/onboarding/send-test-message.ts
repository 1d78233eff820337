import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { noticeFor } from "../notices/notice-thread.ts";

/** The thread of somebody's test messages. */
export function testThread(userId: string): string {
  return noticeFor({ kind: "set_up_test", id: userId }, userId).thread;
}

/** Tells the asker something, the way on which everybody is told. */
export function sendTestMessage(context: CommandContext): { state: "waiting" } {
  const { userId } = context.principal;
  if (userId === null) throw new Refusal("forbidden", "Only a person can be told something");
  context.signal({
    id: context.newId(),
    kind: "message.tested",
    subject: { type: "person", id: userId },
    facts: {},
    tell: [noticeFor({ kind: "set_up_test", id: userId }, userId)],
  });
  return { state: "waiting" };
}
