import { Button } from "@fluentui/react-components";
import { useText } from "../messages/text-context.ts";
import { problemText } from "../session/problem-text.ts";
import { Notice } from "./Notice.tsx";

export interface ProblemNoticeProps {
  error: unknown;
  /** What was not lost, where something was entered. */
  kept?: string;
  onRetry?: () => void;
}

/** A failed call: what happened, what was kept, what to do, and the request id for who looks into it. */
export function ProblemNotice({ error, kept, onRetry }: ProblemNoticeProps) {
  const text = useText();
  const { title, todo, requestId } = problemText(error, text);
  const retry = onRetry ? (
    <Button size="small" onClick={onRetry}>
      {text("state.retry")}
    </Button>
  ) : null;
  return (
    <Notice kind="error" title={title} actions={retry}>
      {kept ? <div>{kept}</div> : null}
      {todo ? <div>{todo}</div> : null}
      {requestId ? <div>{text("state.requestId", { id: requestId })}</div> : null}
    </Notice>
  );
}
