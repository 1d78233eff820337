import { orphanReasons, orphanStates } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { Checkbox } from "@fluentui/react-components";
import { ExportButton } from "../elements/ExportButton.tsx";
import { ChoiceFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { orphanMessages } from "./orphan-messages.ts";
import { useOrphanExport, useOrphanSites, type OrphanSearch } from "./use-orphans.ts";

export interface OrphanFiltersProps {
  search: OrphanSearch;
  onSearch: (search: OrphanSearch) => void;
}

/** Which of what is left alone is shown, and the same as a file. */
export function OrphanFilters({ search, onSearch }: OrphanFiltersProps) {
  const text = useFeatureText(orphanMessages);
  const sites = useOrphanSites().data?.items ?? [];
  const file = useOrphanExport();
  return (
    <ListFilters label={text("list")}>
      <SearchFilter
        label={text("search")}
        hint={text("searchHint")}
        defaultValue={search.search}
        onChange={(words) => onSearch(withChoice(search, "search", words))}
      />
      <ChoiceFilter
        label={text("state")}
        value={search.state}
        choices={orphanStates.map((value) => ({ value, label: text(`state.${value}`) }))}
        onChange={(state) => onSearch({ ...search, state: state === "" ? "open" : state })}
      />
      <ChoiceFilter
        label={text("reason")}
        all={text("all")}
        value={search.reason}
        choices={orphanReasons.map((value) => ({ value, label: text(`why.${value}`) }))}
        onChange={(reason) => onSearch(withChoice(search, "reason", reason))}
      />
      <ChoiceFilter
        label={text("site")}
        all={text("all")}
        value={search.site}
        choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(site) => onSearch(withChoice(search, "site", site))}
      />
      <Checkbox
        label={text("mine")}
        checked={search.owner === "me"}
        onChange={(_, { checked }) => onSearch(withChoice(search, "owner", checked === true ? "me" : ""))}
      />
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
