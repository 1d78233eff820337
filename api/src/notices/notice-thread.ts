import type { NoticeKind } from "@magic-meetings/contract/notices/notice.ts";
import type { Telling } from "../commands/command-context.ts";

/** What a notice is about: an access point, a webhook, a site whose visits wait, a visit, a meeting with visitors, or who tests. */
export interface Notice {
  kind: NoticeKind;
  id: string;
}

const thread =
  /^notice:(codes_guessed|webhook_disabled|visits_wait|visit_decided|visitors_changed|set_up_test):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The card of one notice in the chat of somebody who looks after it. */
export function noticeFor({ kind, id }: Notice, userId: string): Telling {
  return { userId, kind: "notice_card", thread: `notice:${kind}:${id}` };
}

/** Which notice a thread is about; undefined for any other thread. */
export function noticeOfThread(name: string): Notice | undefined {
  const [, kind, id] = thread.exec(name) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as NoticeKind, id };
}
