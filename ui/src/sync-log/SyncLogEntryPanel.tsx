import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import { Button } from "@fluentui/react-components";
import { type ReactNode } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SidePanel } from "../elements/SidePanel.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { syncLogMessages } from "./sync-log-messages.ts";
import { useReplay } from "./use-sync-log.ts";

export interface SyncLogEntryPanelProps {
  entry: SyncLogEntry;
  meetingLink: (meetingId: string, words: string) => ReactNode;
  onClose: () => void;
  /** Shows the entries of its meeting only. */
  onMeeting: (meetingId: string) => void;
}

/** One entry with what was asked and answered, and the look once more. */
export function SyncLogEntryPanel({ entry, meetingLink, onClose, onMeeting }: SyncLogEntryPanelProps) {
  const text = useFeatureText(syncLogMessages);
  const { language, timeZone } = useReader();
  const replay = useReplay();
  const { meeting } = entry;
  return (
    <SidePanel title={text(`kind.${entry.kind}`)} closeLabel={text("close")} onClose={onClose}>
      <dl className={list.facts}>
        <dt>{text("at")}</dt>
        <dd>{formatMoment(entry.at, timeZone, language)}</dd>
        <dt>{text("outcome")}</dt>
        <dd>{text(`outcome.${entry.outcome}`)}</dd>
        {entry.mailbox ? (
          <>
            <dt>{text("mailbox")}</dt>
            <dd>{entry.mailbox}</dd>
          </>
        ) : null}
        {entry.eventId ? (
          <>
            <dt>{text("event")}</dt>
            <dd>{entry.eventId}</dd>
          </>
        ) : null}
        {meeting ? (
          <>
            <dt>{text("meeting")}</dt>
            <dd>{meetingLink(meeting.id, meeting.subject || text("noSubject"))}</dd>
          </>
        ) : null}
      </dl>
      {entry.replayOf ? <p className={list.hint}>{text("replayOf")}</p> : null}
      <Json title={text("request")} value={entry.request} />
      <Json title={text("answer")} value={entry.answer} />
      {replay.isSuccess ? (
        <Notice kind="success" title={text("replayed")}>
          {text("replayedHint")}
        </Notice>
      ) : null}
      {replay.isError ? <ProblemNotice error={replay.error} /> : null}
      <div className={list.actions}>
        {entry.allowed.replay.ok ? (
          <Button appearance="primary" disabledFocusable={replay.isPending} onClick={() => replay.mutate(entry.id)}>
            {text(replay.isPending ? "replaying" : "replay")}
          </Button>
        ) : (
          <p className={list.hint}>{text("cannotReplay")}</p>
        )}
        {meeting ? <Button onClick={() => onMeeting(meeting.id)}>{text("ofMeeting")}</Button> : null}
      </div>
    </SidePanel>
  );
}

/** Data as it was kept: shown as text, whatever stands in it. */
function Json({ title, value }: { title: string; value: Record<string, unknown> }) {
  const text = useFeatureText(syncLogMessages);
  const isEmpty = Object.keys(value).length === 0;
  return (
    <div>
      <h3 className={list.hint}>{title}</h3>
      {isEmpty ? (
        <p className={list.sentence}>{text("nothing")}</p>
      ) : (
        <pre className={list.json} tabIndex={0} role="group" aria-label={title}>
          {JSON.stringify(value, null, 2)}
        </pre>
      )}
    </div>
  );
}
