import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import type { SyncOutcome } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import { CalendarSyncRegular, SearchRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { SyncLogEntryPanel } from "./SyncLogEntryPanel.tsx";
import { SyncLogFilters } from "./SyncLogFilters.tsx";
import { syncLogMessages } from "./sync-log-messages.ts";
import { useSyncLog, type SyncLogSearch } from "./use-sync-log.ts";

const outcomeTones: Record<SyncOutcome, PillTone> = {
  done: "success",
  nothing: "neutral",
  refused: "warning",
  failed: "danger",
  retried: "warning",
};

export interface SyncLogProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** What was asked of the calendar or came from it, each entry with what was asked and answered. */
export function SyncLog({ meetingLink }: SyncLogProps) {
  const text = useFeatureText(syncLogMessages);
  const state = useText();
  const [search, setSearch] = useState<SyncLogSearch>({});
  const [chosen, setChosen] = useState<SyncLogEntry>();
  const found = useSyncLog(search);
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <SyncLogFilters search={search} onSearch={setSearch} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && entries.length === 0 ? (
        <EmptyState
          icon={isFiltered ? <SearchRegular /> : <CalendarSyncRegular />}
          title={text(isFiltered ? "noneFound" : "none")}
          hint={text(isFiltered ? "noneFoundHint" : "noneHint")}
        />
      ) : null}
      {entries.length > 0 ? (
        <div className={chosen ? list.two : undefined}>
          <Entries entries={entries} chosen={chosen} meetingLink={meetingLink} onChoose={setChosen} />
          {chosen ? (
            <SyncLogEntryPanel
              key={chosen.id}
              entry={chosen}
              meetingLink={meetingLink}
              onClose={() => setChosen(undefined)}
              onMeeting={(meeting) => setSearch({ meeting })}
            />
          ) : null}
        </div>
      ) : null}
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

interface EntriesProps extends SyncLogProps {
  entries: readonly SyncLogEntry[];
  chosen: SyncLogEntry | undefined;
  onChoose: (entry: SyncLogEntry) => void;
}

function Entries({ entries, chosen, meetingLink, onChoose }: EntriesProps) {
  const text = useFeatureText(syncLogMessages);
  const { language, timeZone } = useReader();
  return (
    <div className={list.scroll} role="group" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("at")}</th>
            <th scope="col">{text("kind")}</th>
            <th scope="col">{text("outcome")}</th>
            <th scope="col">{text("mailbox")}</th>
            <th scope="col">{text("meeting")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const moment = formatMoment(entry.at, timeZone, language);
            return (
              <tr key={entry.id} className={entry.id === chosen?.id ? list.chosen : undefined}>
                <th scope="row" className={list.when}>
                  <button
                    type="button"
                    className={list.open}
                    aria-label={text("open", { moment })}
                    aria-pressed={entry.id === chosen?.id}
                    onClick={() => onChoose(entry)}
                  >
                    {moment}
                  </button>
                </th>
                <td>{text(`kind.${entry.kind}`)}</td>
                <td>
                  <Pill tone={outcomeTones[entry.outcome]}>{text(`outcome.${entry.outcome}`)}</Pill>
                </td>
                <td>{entry.mailbox}</td>
                <td>
                  {entry.meeting ? meetingLink(entry.meeting.id, entry.meeting.subject || text("noSubject")) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
