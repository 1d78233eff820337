import type { MessageLogEntry } from "@magic-meetings/contract/messages/message-log.ts";
import { MailRegular, SearchRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { MessageLogFilters } from "./MessageLogFilters.tsx";
import { messageLogMessages } from "./message-log-messages.ts";
import { statusTones } from "./message-tones.ts";
import { MessagePanel } from "./MessagePanel.tsx";
import { MessageTotals } from "./MessageTotals.tsx";
import { useReasonWords } from "./use-reason-words.ts";
import { useMessageLog, type MessageLogSearch } from "./use-message-log.ts";

export interface MessageLogProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** For administrators: every message with what became of it. Suspends for its words. */
export function MessageLog({ meetingLink }: MessageLogProps) {
  const text = useFeatureText(messageLogMessages);
  const state = useText();
  const [search, setSearch] = useState<MessageLogSearch>({});
  const [chosen, setChosen] = useState<string>();
  const found = useMessageLog(search);
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <MessageLogFilters search={search} onSearch={setSearch} />
      <MessageTotals search={search} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && entries.length === 0 ? (
        <EmptyState
          icon={isFiltered ? <SearchRegular /> : <MailRegular />}
          title={text(isFiltered ? "noneFound" : "none")}
          hint={text(isFiltered ? "noneFoundHint" : "noneHint")}
        />
      ) : null}
      <div className={chosen ? list.two : undefined}>
        {entries.length > 0 ? <Entries entries={entries} chosen={chosen} onChoose={setChosen} /> : null}
        {chosen ? (
          <MessagePanel key={chosen} id={chosen} meetingLink={meetingLink} onClose={() => setChosen(undefined)} />
        ) : null}
      </div>
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

interface EntriesProps {
  entries: readonly MessageLogEntry[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Entries({ entries, chosen, onChoose }: EntriesProps) {
  const text = useFeatureText(messageLogMessages);
  const reasonWords = useReasonWords();
  const { language, timeZone } = useReader();
  return (
    <div className={list.scroll} role="region" aria-label={text("list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("at")}</th>
            <th scope="col">{text("receiver")}</th>
            <th scope="col">{text("kind")}</th>
            <th scope="col">{text("channel")}</th>
            <th scope="col">{text("status")}</th>
            <th scope="col">{text("seen")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, createdAt, receiver, kind, channel, status, reason, seenAt }) => {
            const moment = formatMoment(createdAt, timeZone, language);
            return (
              <tr key={id} className={id === chosen ? list.chosen : undefined}>
                <th scope="row" className={list.when}>
                  <button
                    type="button"
                    className={list.open}
                    aria-label={text("open", { moment, receiver })}
                    aria-pressed={id === chosen}
                    onClick={() => onChoose(id)}
                  >
                    {moment}
                  </button>
                </th>
                <td>{receiver}</td>
                <td>{text(`kind.${kind}`)}</td>
                <td>{text(`channel.${channel}`)}</td>
                <td>
                  <Pill tone={statusTones[status]}>{text(`status.${status}`)}</Pill>
                  {reason === null ? null : <div className={list.hint}>{reasonWords(reason)}</div>}
                </td>
                <td>{seenAt === null ? null : formatMoment(seenAt, timeZone, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
