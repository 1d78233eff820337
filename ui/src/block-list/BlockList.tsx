import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import { Button } from "@fluentui/react-components";
import { AddRegular, PersonProhibitedRegular, SearchRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { EntryPanel } from "./EntryPanel.tsx";
import { EntryTable } from "./EntryTable.tsx";
import { NewEntry } from "./NewEntry.tsx";
import { useBlockList, type BlockListSearch } from "./use-block-list.ts";
import styles from "./BlockList.module.css";

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
          {found.hasNextPage ? (
            <div>
              <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {text("more")}
              </Button>
            </div>
          ) : null}
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
  const id = useId();
  const choose = (key: keyof BlockListSearch, value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  return (
    <form className={list.filters} aria-label={text("list")} role="search" onSubmit={(event) => event.preventDefault()}>
      <label className={classNames(list.field, styles.search)} htmlFor={`${id}q`}>
        {text("search")}
        <input
          id={`${id}q`}
          type="search"
          dir="auto"
          maxLength={100}
          autoComplete="off"
          className={list.input}
          placeholder={text("searchHint")}
          onChange={({ target }) => choose("q", target.value.trim())}
        />
      </label>
      <label className={list.field} htmlFor={`${id}which`}>
        {text("which")}
        <select
          id={`${id}which`}
          className={list.input}
          value={search.deleted ?? ""}
          onChange={({ target }) => choose("deleted", target.value)}
        >
          <option value="">{text("which.kept")}</option>
          <option value="true">{text("which.deleted")}</option>
        </select>
      </label>
      <div className={list.end}>
        <Button appearance="primary" icon={<AddRegular />} onClick={onAdd}>
          {text("add")}
        </Button>
      </div>
    </form>
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
