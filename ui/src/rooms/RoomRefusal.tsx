import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { BrokenRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { ReactNode } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { roomMessages } from "./room-messages.ts";
import { brokenRuleOf } from "./rule-words.ts";
import { useRuleText } from "./use-rule-text.ts";

export interface RoomRefusalProps {
  error: unknown;
  /** The room's name. */
  room: string;
  /** The site's zone. */
  timeZone: string;
  /** What was not lost. */
  kept?: string;
  children?: ReactNode;
}

/** Why a room could not be had: a rule by its name with what would be allowed, or any other problem. Suspends for its words. */
export function RoomRefusal({ error, room, timeZone, kept, children }: RoomRefusalProps) {
  const text = useFeatureText(roomMessages);
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const rule = brokenRuleOf(problem);
  if (rule)
    return (
      <RuleNotice rule={rule} room={room} timeZone={timeZone} kept={kept}>
        {children}
      </RuleNotice>
    );
  if (problem?.code === "room_taken") {
    return (
      <Notice kind="warning" title={text("refusal.room_taken", { room })}>
        {kept ? <div>{kept}</div> : null}
        {children}
      </Notice>
    );
  }
  return (
    <>
      <ProblemNotice error={error} {...(kept ? { kept } : {})} />
      {children}
    </>
  );
}

interface RuleNoticeProps {
  rule: BrokenRule;
  room: string;
  timeZone: string;
  kept?: string | undefined;
  children?: ReactNode;
}

function RuleNotice({ rule, room, timeZone, kept, children }: RuleNoticeProps) {
  const text = useFeatureText(roomMessages);
  const ruleText = useRuleText(timeZone);
  const title =
    rule.kind === "site_hours"
      ? text("refusal.site_closed")
      : rule.name
        ? text("refusal.rule", { room, rule: rule.name })
        : text("refusal.unnamed", { room });
  return (
    <Notice kind="warning" title={title}>
      <div>{ruleText(rule)}</div>
      {kept ? <div>{kept}</div> : null}
      {children}
    </Notice>
  );
}
