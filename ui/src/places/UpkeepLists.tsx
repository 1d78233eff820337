import { Button, SearchBox, Switch } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useDeferredValue, useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { KeptDrafts } from "./KeptDrafts.tsx";
import { PlacePanel } from "./PlacePanel.tsx";
import { placeMessages } from "./place-messages.ts";
import { writePlaceRef, type KeptKind, type PlaceRef } from "./place-ref.ts";
import { ThingTable } from "./ThingList.tsx";
import { useIsUpkeeper, usePlaceTree, useThingPages } from "./use-places.ts";
import styles from "./Places.module.css";

type ListedKind = Extract<KeptKind, "business-hours" | "room-group" | "user-group">;

export interface UpkeepListsProps {
  kinds: readonly ListedKind[];
  selected: PlaceRef | undefined;
  onSelect: (ref: PlaceRef) => void;
}

/** Things that belong to no place in the tree: lists of them, and what is kept of the chosen one. */
export function UpkeepLists({ kinds, selected, onSelect }: UpkeepListsProps) {
  const text = useFeatureText(placeMessages);
  const { nodes } = usePlaceTree();
  const [search, setSearch] = useState("");
  const [showDeleted, setShowDeleted] = useState(false);
  const q = useDeferredValue(search.trim());
  return (
    <div className={styles.two}>
      <div className={styles.contents}>
        <SearchBox
          value={search}
          placeholder={text("groups.search")}
          aria-label={text("groups.search")}
          onChange={(_, { value }) => setSearch(value)}
        />
        {kinds.map((kind) => (
          <KindList key={kind} kind={kind} q={q} deleted={showDeleted} selected={selected} onSelect={onSelect} />
        ))}
        <div>
          <Switch
            label={text("tree.deleted")}
            checked={showDeleted}
            onChange={(_, { checked }) => setShowDeleted(checked)}
          />
        </div>
      </div>
      <div className={styles.contents}>
        <KeptDrafts selected={writePlaceRef(selected)} onSelect={onSelect} />
        {selected && selected.kind !== "country" ? (
          <PlacePanel
            selected={selected}
            nodes={nodes}
            onSelect={onSelect}
            choosingPlace={false}
            onChoosePlace={() => undefined}
          />
        ) : (
          <p className={styles.hint}>{text("places.chooseHint")}</p>
        )}
      </div>
    </div>
  );
}

interface KindListProps extends Omit<UpkeepListsProps, "kinds"> {
  kind: ListedKind;
  q: string;
  deleted: boolean;
}

const captions = {
  "business-hours": "hours.list",
  "room-group": "groups.rooms",
  "user-group": "groups.people",
} as const;

function KindList({ kind, q, deleted, selected, onSelect }: KindListProps) {
  const text = useFeatureText(placeMessages);
  const mayAdd = useIsUpkeeper();
  const list = useThingPages(kind, { ...(q ? { q } : {}), ...(deleted ? { deleted: "true" } : {}) });
  const things = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={styles.list}>
      {list.isError ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      <ThingTable
        caption={text(captions[kind])}
        headings={kind === "business-hours" ? [text("field.timeZone")] : [text("groups.members")]}
        selected={selected && selected.kind !== "new" ? selected.id : undefined}
        onSelect={(id) => onSelect({ kind, id })}
        things={things.map((thing) => ({
          id: thing.id,
          name: thing.name,
          isDeleted: thing.deletedAt !== null,
          cells: ["timeZone" in thing ? thing.timeZone : "size" in thing ? thing.size : ""],
        }))}
      />
      <div className={styles.drafts}>
        {mayAdd ? (
          <Button size="small" icon={<AddRegular />} onClick={() => onSelect({ kind: "new", of: kind, below: "" })}>
            {text(`add.${kind}`)}
          </Button>
        ) : null}
        {list.hasNextPage ? (
          <Button size="small" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {text("groups.more")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
