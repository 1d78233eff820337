import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, PersonProhibitedRegular, SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { EntryPanel } from "./EntryPanel.tsx";
import { EntryTable } from "./EntryTable.tsx";
import { NewEntry } from "./NewEntry.tsx";
import { useBlockList, type BlockListSearch } from "./use-block-list.ts";

/** Whom a company does not let in without a second look. */
export function BlockList() {
  const text = useFeatureText(blockListMessages);
  const state = useText();
  const [search, setSearch] = useState<BlockListSearch>({});
  /** The entry beside the list, as it was last heard of: it stays there when it leaves the list. */
  const [chosen, setChosen] = useState<BlockListEntry | "new">();
  const found = useBlockList(search);
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const close = () => setChosen(undefined);
  const shown = chosen === undefined || chosen === "new" ? undefined : newest(chosen, entries);
  const panel =
    chosen === "new" ? (
      <NewEntry onClose={close} onAdded={setChosen} />
    ) : shown ? (
      <EntryPanel key={shown.id} entry={shown} onChanged={setChosen} onClose={close} />
    ) : null;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <Filters search={search} onSearch={setSearch} onAdd={() => setChosen("new")} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      <div className={panel ? list.two : undefined}>
        <div className={list.stack}>
          {found.isSuccess && entries.length === 0 ? <Nothing search={search} /> : null}
          {entries.length > 0 ? <EntryTable entries={entries} chosen={shown?.id} onChoose={setChosen} /> : null}
          <MoreButton pages={found}>{text("more")}</MoreButton>
        </div>
        {panel}
      </div>
    </div>
  );
}

function newest(entry: BlockListEntry, entries: readonly BlockListEntry[]): BlockListEntry {
  const listed = entries.find(({ id }) => id === entry.id);
  return listed !== undefined && listed.version >= entry.version ? listed : entry;
}

interface FiltersProps {
  search: BlockListSearch;
  onSearch: (search: BlockListSearch) => void;
  onAdd: () => void;
}

function Filters({ search, onSearch, onAdd }: FiltersProps) {
  const text = useFeatureText(blockListMessages);
  return (
    <ListFilters label={text("list")}>
      <SearchFilter
        wide
        label={text("search")}
        hint={text("searchHint")}
        onChange={(words) => onSearch(withChoice(search, "q", words))}
      />
      <ChoiceFilter
        label={text("which")}
        all={text("which.kept")}
        value={search.deleted}
        choices={[{ value: "true", label: text("which.deleted") }]}
        onChange={(value) => onSearch(withChoice(search, "deleted", value))}
      />
      <div className={list.end}>
        <Button appearance="primary" icon={<AddRegular />} onClick={onAdd}>
          {text("add")}
        </Button>
      </div>
    </ListFilters>
  );
}

function Nothing({ search: { q, deleted } }: { search: BlockListSearch }) {
  const text = useFeatureText(blockListMessages);
  if (q !== undefined) {
    return <EmptyState icon={<SearchRegular />} title={text("noneFound")} hint={text("noneFoundHint")} />;
  }
  const icon = <PersonProhibitedRegular />;
  if (deleted) return <EmptyState icon={icon} title={text("noneDeleted")} />;
  return <EmptyState icon={icon} title={text("none")} hint={text("noneHint")} />;
}
