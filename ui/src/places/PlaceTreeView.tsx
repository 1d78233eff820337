import { SearchBox, Tree, TreeItem, TreeItemLayout } from "@fluentui/react-components";
import {
  BuildingMultipleRegular,
  BuildingRegular,
  ConferenceRoomRegular,
  FlagRegular,
  LayerRegular,
  LockClosedRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { useDeferredValue, useMemo, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import {
  ancestorsOf,
  findPlaces,
  type FoundPlaces,
  type NodeKind,
  type PlaceNode,
  type PlaceNodes,
} from "./place-nodes.ts";
import { placeMessages } from "./place-messages.ts";
import styles from "./PlaceTreeView.module.css";

export interface PlaceTreeViewProps {
  nodes: PlaceNodes;
  /** The id of the place that is chosen, or of what a chosen thing is in. */
  selected: string | undefined;
  onSelect: (node: PlaceNode) => void;
}

/** Found places up to so many are shown opened down to the rooms; of more, down to the floors. */
const mostOpened = 150;

/** All places from country to room, with a search. Arrow keys open, close and lead through it. */
export function PlaceTreeView({ nodes, selected, onSelect }: PlaceTreeViewProps) {
  const text = useFeatureText(placeMessages);
  const [search, setSearch] = useState("");
  const deferred = useDeferredValue(search);
  const found = useMemo(() => findPlaces(nodes, deferred), [nodes, deferred]);
  const { open, toggle } = useOpenPlaces(nodes, selected, found);
  return (
    <div className={styles.tree}>
      <SearchBox
        className={styles.search}
        value={search}
        placeholder={text("tree.search")}
        aria-label={text("tree.search")}
        onChange={(_, { value }) => setSearch(value)}
      />
      <div role="status" className={styles.found}>
        {found ? (found.count ? text("tree.found", { count: found.count }) : text("tree.none")) : null}
      </div>
      <div className={styles.scroll}>
        <Tree
          aria-label={text("tree.label")}
          size="small"
          openItems={open}
          onOpenChange={(_, data) => {
            const node = nodes.byId.get(String(data.value));
            const chosenAnew = node && node.id !== selected && (data.type === "Click" || data.type === "Enter");
            if (chosenAnew) onSelect(node);
            if (!chosenAnew || data.open) toggle(String(data.value), data.open);
          }}
        >
          {nodes.countries
            .filter(({ id }) => !found || found.shown.has(id))
            .map((node) => (
              <Branch key={node.id} {...{ node, found, open, selected, onSelect }} />
            ))}
        </Tree>
      </div>
    </div>
  );
}

/** Less than Fluent's own, because five levels have to fit; a leaf has no arrow before it. */
const branchIndent = "calc((var(--fluent-TreeItem--level) - 1) * 1rem)";
const leafIndent = `calc(${branchIndent} + 1.5rem)`;

interface BranchProps {
  node: PlaceNode;
  found: FoundPlaces | undefined;
  open: ReadonlySet<string>;
  selected: string | undefined;
  onSelect: (node: PlaceNode) => void;
}

function Branch({ node, found, open, selected, onSelect }: BranchProps) {
  const text = useFeatureText(placeMessages);
  const children = node.children.filter(({ id }) => !found || found.shown.has(id));
  const isLeaf = children.length === 0;
  return (
    <TreeItem
      itemType={isLeaf ? "leaf" : "branch"}
      value={node.id}
      aria-current={node.id === selected ? "true" : undefined}
      onClick={isLeaf ? () => onSelect(node) : undefined}
      onKeyDown={
        isLeaf
          ? (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), onSelect(node))
          : undefined
      }
    >
      <TreeItemLayout
        className={classNames(styles.item, node.id === selected && styles.selected)}
        style={{ paddingInlineStart: isLeaf ? leafIndent : branchIndent }}
        iconBefore={icons[node.kind]}
        aside={<Aside node={node} approval={text("tree.approval")} />}
      >
        {node.name}
      </TreeItemLayout>
      {isLeaf || !open.has(node.id) ? null : (
        <Tree>
          {children.map((child) => (
            <Branch key={child.id} {...{ node: child, found, open, selected, onSelect }} />
          ))}
        </Tree>
      )}
    </TreeItem>
  );
}

function Aside({ node, approval }: { node: PlaceNode; approval: string }) {
  return (
    <span className={styles.aside}>
      {node.approvalNeeded ? <LockClosedRegular title={approval} /> : null}
      {node.kind === "room" ? node.seats : node.rooms}
    </span>
  );
}

const icons: Record<NodeKind, ReactElement> = {
  country: <FlagRegular />,
  site: <BuildingMultipleRegular />,
  building: <BuildingRegular />,
  floor: <LayerRegular />,
  room: <ConferenceRoomRegular />,
};

/** What is open: what was opened, what the chosen place is in, and while searching what leads to the found places. */
function useOpenPlaces(nodes: PlaceNodes, selected: string | undefined, found: FoundPlaces | undefined) {
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(() => new Map());
  const [shownFor, setShownFor] = useState<string>();
  if (selected !== shownFor) {
    setShownFor(selected);
    const node = selected ? nodes.byId.get(selected) : undefined;
    if (node) setTouched(new Map([...touched, ...ancestorsOf(node).map(({ id }) => [id, true] as const)]));
  }
  const open = new Set<string>();
  for (const { id, kind } of nodes.byId.values()) {
    const byItself = found
      ? found.shown.has(id) && (found.count <= mostOpened || kind !== "floor")
      : kind === "country" || (kind === "site" && nodes.byId.size < 200);
    if (touched.get(id) ?? byItself) open.add(id);
  }
  return { open, toggle: (id: string, isOpen: boolean) => setTouched(new Map(touched).set(id, isOpen)) };
}
