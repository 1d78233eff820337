import { Button, Switch } from "@fluentui/react-components";
import { AddRegular, BuildingRegular, ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { classNames } from "../elements/class-names.ts";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { FloorView, type PlaceChoice } from "./FloorView.tsx";
import { KeptDrafts } from "./KeptDrafts.tsx";
import { PlaceContents } from "./PlaceContents.tsx";
import { PlacePanel } from "./PlacePanel.tsx";
import { PlacePath } from "./PlacePath.tsx";
import { placeMessages } from "./place-messages.ts";
import { nearestOf, type PlaceNode, type PlaceNodes } from "./place-nodes.ts";
import { writePlaceRef, type PlaceRef } from "./place-ref.ts";
import { PlaceTreeView } from "./PlaceTreeView.tsx";
import { placeInTree } from "./thing-places.ts";
import { usePlaceTree, useThing } from "./use-places.ts";
import styles from "./Places.module.css";

export interface PlacesProps {
  selected: PlaceRef | undefined;
  onSelect: (ref: PlaceRef | undefined) => void;
}

/** All places: the tree, what is in the chosen one with its plan, and what is kept of it. */
export function Places({ selected, onSelect }: PlacesProps) {
  const text = useFeatureText(placeMessages);
  const state = useText();
  const tree = usePlaceTree();
  const { nodes } = tree;
  if (tree.isPending) return <SkeletonLines label={state("state.loading")} widths={["30%", "60%", "60%", "60%"]} />;
  if (!nodes) return <ProblemNotice error={tree.error} onRetry={() => void tree.refetch()} />;
  const mayAdd = tree.data?.allowed.change.ok === true;
  return (
    <>
      {tree.isError ? <ProblemNotice error={tree.error} onRetry={() => void tree.refetch()} /> : null}
      {tree.data?.truncated ? <Notice kind="warning" title={text("places.truncated")} /> : null}
      {nodes.byId.size === 0 && selected?.kind !== "new" ? (
        <EmptyState icon={<BuildingRegular />} title={text("places.empty")} hint={text("places.emptyHint")}>
          {mayAdd ? <AddSite onSelect={onSelect} country="" /> : null}
        </EmptyState>
      ) : (
        <ThreeColumns nodes={nodes} selected={selected} onSelect={onSelect} mayAdd={mayAdd} />
      )}
    </>
  );
}

/** Of these one wants to see what is in them first. */
const containers: readonly string[] = ["country", "site", "building", "floor"];

type ThreeColumnsProps = PlacesProps & { nodes: PlaceNodes; mayAdd: boolean };

function ThreeColumns({ nodes, selected, onSelect, mayAdd }: ThreeColumnsProps) {
  const text = useFeatureText(placeMessages);
  const [showDeleted, setShowDeleted] = useState(false);
  const [treeShown, setTreeShown] = useState(selected === undefined);
  const [choice, setChoice] = useState<PlaceChoice & { of: string }>();
  const node = useNodeOf(selected, nodes);
  const ref = writePlaceRef(selected);
  const choosing = choice?.of === ref ? choice : undefined;
  const panel = useRef<HTMLElement>(null);
  const select = (next: PlaceRef) => {
    setTreeShown(false);
    onSelect(next);
  };
  // Where the page is one column, what is kept of the chosen thing is below what it is in.
  const isInPlace = selected !== undefined && !containers.includes(selected.kind);
  useEffect(() => {
    if (isInPlace) panel.current?.scrollIntoView({ block: "nearest" });
  }, [ref, isInPlace]);
  return (
    <div className={styles.columns}>
      <div className={classNames(styles.treeColumn, treeShown && styles.treeShown)}>
        <Button
          className={styles.treeButton}
          icon={treeShown ? <ChevronUpRegular /> : <ChevronDownRegular />}
          aria-expanded={treeShown}
          onClick={() => setTreeShown(!treeShown)}
        >
          {text("places.open")}
        </Button>
        <div className={styles.treeBox}>
          <PlaceTreeView nodes={nodes} selected={node?.id} onSelect={({ kind, id }) => select({ kind, id })} />
          <div className={styles.treeFoot}>
            <Switch
              label={text("tree.deleted")}
              checked={showDeleted}
              onChange={(_, { checked }) => setShowDeleted(checked)}
            />
            {mayAdd ? <AddSite onSelect={select} country={nearestOf(node, "country")?.id ?? ""} /> : null}
          </div>
        </div>
      </div>
      <section className={styles.middle} aria-label={node?.name ?? text("places.company")}>
        <KeptDrafts selected={ref} onSelect={select} />
        <PlacePath node={node} onSelect={onSelect} />
        <Middle {...{ nodes, node, showDeleted, onSelect: select, choice: choosing }} selected={idOf(selected)} />
      </section>
      <aside ref={panel} className={styles.panel} aria-label={text("places.panel")}>
        {selected && selected.kind !== "country" ? (
          <PlacePanel
            selected={selected}
            nodes={nodes}
            onSelect={select}
            choosingPlace={choosing !== undefined}
            onChoosePlace={(choose) =>
              setChoice(
                choose && {
                  of: ref,
                  roomId: idOf(selected),
                  onStop: () => setChoice(undefined),
                  onShape: (shape) => {
                    choose(shape);
                    setChoice(undefined);
                  },
                },
              )
            }
          />
        ) : (
          <p className={styles.hint}>{text(mayAdd ? "places.chooseHint" : "places.readOnly")}</p>
        )}
      </aside>
    </div>
  );
}

interface MiddleProps {
  nodes: PlaceNodes;
  node: PlaceNode | undefined;
  selected: string | undefined;
  showDeleted: boolean;
  onSelect: (ref: PlaceRef) => void;
  choice: PlaceChoice | undefined;
}

function Middle({ nodes, node, choice, ...rest }: MiddleProps) {
  const floor = nearestOf(node, "floor");
  if (floor) return <FloorView key={floor.id} floor={floor} choice={choice} {...rest} />;
  return <PlaceContents key={node?.id ?? ""} nodes={nodes} node={node} {...rest} />;
}

function AddSite({ country, onSelect }: { country: string; onSelect: (ref: PlaceRef) => void }) {
  const text = useFeatureText(placeMessages);
  return (
    <Button size="small" icon={<AddRegular />} onClick={() => onSelect({ kind: "new", of: "site", below: country })}>
      {text("add.site")}
    </Button>
  );
}

function idOf(selected: PlaceRef | undefined): string | undefined {
  return selected && selected.kind !== "new" ? selected.id : undefined;
}

/** The place of the tree that is shown: the chosen one, or what the chosen thing is in. */
function useNodeOf(selected: PlaceRef | undefined, nodes: PlaceNodes): PlaceNode | undefined {
  const own = selected && nodes.byId.get(selected.kind === "new" ? selected.below : selected.id);
  const kind = selected?.kind === "country" || selected?.kind === "new" ? undefined : selected?.kind;
  const thing = useThing(kind ?? "site", own || !kind ? undefined : idOf(selected));
  return own ?? (kind ? nodes.byId.get(placeInTree(kind, thing.data) ?? "") : undefined);
}
