import { syncKinds, syncOutcomes } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { ExportButton } from "../elements/ExportButton.tsx";
import { ChoiceFilter, DayFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { syncLogMessages } from "./sync-log-messages.ts";
import { useSyncLogExport, type SyncLogSearch } from "./use-sync-log.ts";

export interface SyncLogFiltersProps {
  search: SyncLogSearch;
  onSearch: (search: SyncLogSearch) => void;
}

/** Which entries are shown, and the same as a file. */
export function SyncLogFilters({ search, onSearch }: SyncLogFiltersProps) {
  const text = useFeatureText(syncLogMessages);
  const file = useSyncLogExport();
  const choose = (key: keyof SyncLogSearch) => (value: string) => onSearch(withChoice(search, key, value));
  return (
    <ListFilters label={text("list")}>
      <SearchFilter label={text("mailbox")} hint={text("mailboxHint")} onChange={choose("mailbox")} />
      <ChoiceFilter
        label={text("kind")}
        all={text("all")}
        value={search.kind}
        choices={syncKinds.map((value) => ({ value, label: text(`kind.${value}`) }))}
        onChange={choose("kind")}
      />
      <ChoiceFilter
        label={text("outcome")}
        all={text("all")}
        value={search.outcome}
        choices={syncOutcomes.map((value) => ({ value, label: text(`outcome.${value}`) }))}
        onChange={choose("outcome")}
      />
      <DayFilter label={text("from")} end="from" moment={search.from} onChange={choose("from")} />
      <DayFilter label={text("to")} end="to" moment={search.to} onChange={choose("to")} />
      {search.meeting ? (
        <Button
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={text("clear")}
          onClick={() => choose("meeting")("")}
        >
          {text("ofMeeting")}
        </Button>
      ) : null}
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
