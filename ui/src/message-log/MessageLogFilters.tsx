import { channels, messageKinds, messageStatuses } from "@magic-meetings/contract/messages/message-words.ts";
import { ExportButton } from "../elements/ExportButton.tsx";
import { ChoiceFilter, DayFilter, ListFilters, withChoice } from "../elements/ListFilters.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { messageLogMessages } from "./message-log-messages.ts";
import { useMessageLogExport, type MessageLogSearch } from "./use-message-log.ts";

export interface MessageLogFiltersProps {
  search: MessageLogSearch;
  onSearch: (search: MessageLogSearch) => void;
}

/** Which messages are shown, and the same as a file. */
export function MessageLogFilters({ search, onSearch }: MessageLogFiltersProps) {
  const text = useFeatureText(messageLogMessages);
  const file = useMessageLogExport();
  const choose = (key: keyof MessageLogSearch) => (value: string) => onSearch(withChoice(search, key, value));
  return (
    <ListFilters label={text("list")}>
      <ChoiceFilter
        label={text("status")}
        all={text("all")}
        value={search.status}
        choices={messageStatuses.map((value) => ({ value, label: text(`status.${value}`) }))}
        onChange={choose("status")}
      />
      <ChoiceFilter
        label={text("kind")}
        all={text("all")}
        value={search.kind}
        choices={messageKinds.map((value) => ({ value, label: text(`kind.${value}`) }))}
        onChange={choose("kind")}
      />
      <ChoiceFilter
        label={text("channel")}
        all={text("all")}
        value={search.channel}
        choices={channels.map((value) => ({ value, label: text(`channel.${value}`) }))}
        onChange={choose("channel")}
      />
      <DayFilter label={text("from")} end="from" moment={search.from} onChange={choose("from")} />
      <DayFilter label={text("to")} end="to" moment={search.to} onChange={choose("to")} />
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
