import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { ReviewAction } from "@magic-meetings/contract/block-list/block-list-rules.ts";
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { blockListMessages } from "./block-list-messages.ts";
import styles from "./BlockList.module.css";

export interface ReviewActionsProps {
  review: VisitReview;
  /** Whom it is about. */
  name: string;
  busy: boolean;
  onDecide: (action: ReviewAction, note?: string) => void;
}

const longestNote = 500;

/** One press decides; a note is for who wants to leave one. What is decided can be taken back. */
export function ReviewActions({ review: { status, note: before, allowed }, name, busy, onDecide }: ReviewActionsProps) {
  const text = useFeatureText(blockListMessages);
  const [note, setNote] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const isNoting = note !== undefined;
  useEffect(() => {
    if (isNoting) field.current?.focus();
  }, [isNoting]);
  if (status !== "open") {
    return allowed.reopen.ok ? (
      <Button disabled={busy} aria-label={text("reopenOf", { name })} onClick={() => onDecide("reopen")}>
        {text("reopen")}
      </Button>
    ) : (
      <span />
    );
  }
  const decide = (action: ReviewAction) => onDecide(action, note?.trim());
  return (
    <div className={styles.decide}>
      {isNoting ? (
        <Field label={text("note")} hint={text("noteHint")}>
          <Textarea ref={field} value={note} maxLength={longestNote} onChange={(_, { value }) => setNote(value)} />
        </Field>
      ) : null}
      <div className={list.actions}>
        {allowed.approve.ok ? (
          <Button
            appearance="primary"
            disabled={busy}
            aria-label={text("approveOf", { name })}
            onClick={() => decide("approve")}
          >
            {text("approve")}
          </Button>
        ) : null}
        {allowed.refuse.ok ? (
          <Button disabled={busy} aria-label={text("refuseOf", { name })} onClick={() => decide("refuse")}>
            {text("refuse")}
          </Button>
        ) : null}
        {isNoting || !(allowed.approve.ok || allowed.refuse.ok) ? null : (
          <Button
            appearance="subtle"
            disabled={busy}
            aria-label={text("addNoteOf", { name })}
            onClick={() => setNote(before)}
          >
            {text("addNote")}
          </Button>
        )}
      </div>
    </div>
  );
}
