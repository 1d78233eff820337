import { Button, SearchBox, Switch } from "@fluentui/react-components";
import { AddRegular, SearchRegular } from "@fluentui/react-icons";
import { useDeferredValue, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import type { KeptListProps } from "./ServiceList.tsx";
import { useThingPages, type Listed } from "./use-kept-catalogue.ts";
import styles from "./KeptCatalogue.module.css";

export interface PlainListProps<Kind extends "catalogue" | "category"> extends KeptListProps {
  kind: Kind;
  /** What is said below its name. */
  describe: (thing: Listed[Kind]) => string;
}

/** Things by name, with a line about each. */
export function PlainList<Kind extends "catalogue" | "category">(props: PlainListProps<Kind>) {
  const { kind, selected, onSelect, describe } = props;
  const text = useFeatureText(catalogueMessages);
  const state = useText();
  const [search, setSearch] = useState("");
  const [deleted, setDeleted] = useState(false);
  const q = useDeferredValue(search.trim());
  const list = useThingPages(kind, { q: q || undefined, deleted: deleted ? "true" : undefined });
  const things = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <search className={styles.filters} aria-label={text("list.filters")}>
        <SearchBox
          className={styles.search}
          value={search}
          placeholder={text("list.search")}
          aria-label={text("list.search")}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Switch label={text("list.deleted")} checked={deleted} onChange={(_, { checked }) => setDeleted(checked)} />
      </search>
      <div className={styles.listHead}>
        <Button size="small" icon={<AddRegular />} onClick={() => onSelect(undefined)}>
          {text(`add.${kind}`)}
        </Button>
      </div>
      {list.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "90%", "95%"]} /> : null}
      {list.isError ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && things.length === 0 ? (
        <EmptyState icon={<SearchRegular />} title={text(q || deleted ? "list.none" : "list.empty")} />
      ) : null}
      <ul className={styles.items}>
        {things.map((thing) => (
          <li
            key={thing.id}
            className={classNames(
              styles.item,
              thing.id === selected && styles.selected,
              thing.deletedAt !== null && styles.isDeleted,
            )}
          >
            <div className={styles.words}>
              <button
                type="button"
                className={styles.itemName}
                aria-current={thing.id === selected ? "true" : undefined}
                onClick={() => onSelect(thing.id)}
              >
                {thing.name}
              </button>
              <span className={styles.hint}>{describe(thing)}</span>
            </div>
            {thing.deletedAt ? <Pill tone="danger">{text("deleted")}</Pill> : null}
          </li>
        ))}
      </ul>
      <MoreButton pages={list} size="small">
        {text("list.more")}
      </MoreButton>
    </>
  );
}
