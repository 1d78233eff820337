import { directions, refusalsAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { ExportButton } from "../elements/ExportButton.tsx";
import { ChoiceFilter, DayFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { accessTryMessages } from "./access-try-messages.ts";
import { useAccessTryExport, useDoorSites, type AccessTrySearch } from "./use-access-tries.ts";

export interface AccessTryFiltersProps {
  search: AccessTrySearch;
  onSearch: (search: AccessTrySearch) => void;
}

const outcomes = ["granted", "not_granted", ...refusalsAtDoor] as const;

/** Which tries are shown, and the same as a file. */
export function AccessTryFilters({ search, onSearch }: AccessTryFiltersProps) {
  const text = useFeatureText(accessTryMessages);
  const sites = useDoorSites().data?.items ?? [];
  const file = useAccessTryExport();
  const choose = (key: keyof AccessTrySearch) => (value: string) => onSearch(withChoice(search, key, value));
  return (
    <ListFilters label={text("list")}>
      <SearchFilter label={text("search")} hint={text("searchHint")} onChange={choose("q")} />
      <ChoiceFilter
        label={text("site")}
        all={text("all")}
        value={search.site}
        choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={choose("site")}
      />
      <ChoiceFilter
        label={text("outcome")}
        all={text("all")}
        value={search.outcome}
        choices={outcomes.map((value) => ({ value, label: text(`outcome.${value}`) }))}
        onChange={choose("outcome")}
      />
      <ChoiceFilter
        label={text("direction")}
        all={text("all")}
        value={search.direction}
        choices={directions.map((value) => ({ value, label: text(`direction.${value}`) }))}
        onChange={choose("direction")}
      />
      <DayFilter label={text("from")} end="from" moment={search.from} onChange={choose("from")} />
      <DayFilter label={text("to")} end="to" moment={search.to} onChange={choose("to")} />
      {search.visit ? (
        <Button
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={text("clear")}
          onClick={() => choose("visit")("")}
        >
          {text("ofVisit")}
        </Button>
      ) : null}
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
