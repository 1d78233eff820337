import { Button } from "@fluentui/react-components";
import { AddRegular, ArrowLeftRegular, InfoRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Pill } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { isNotFound } from "../session/problem-text.ts";
import { AnyEditor } from "./AnyEditor.tsx";
import { isReadOnly, type EditorProps } from "./place-editors.ts";
import { OpenThingContext } from "./open-thing.ts";
import { placeMessages } from "./place-messages.ts";
import type { KeptKind, PlaceRef } from "./place-ref.ts";
import { writePlaceRef } from "./place-ref.ts";
import { ThingActions } from "./ThingActions.tsx";
import { ThingExtras } from "./ThingExtras.tsx";
import { whereOf } from "./thing-places.ts";
import type { Kept } from "./upkeep.ts";
import { useThing } from "./use-places.ts";
import styles from "./PlacePanel.module.css";

export interface PlacePanelProps extends Pick<
  EditorProps<"room">,
  "nodes" | "onSelect" | "onChoosePlace" | "choosingPlace"
> {
  selected: Exclude<PlaceRef, { kind: "country" }>;
}

/** What is kept of the chosen thing: read, changed, added, deleted and restored here. */
export function PlacePanel({ selected, ...rest }: PlacePanelProps) {
  const key = writePlaceRef(selected);
  return (
    <OpenThingContext.Provider value={rest.onSelect}>
      {selected.kind === "new" ? (
        <NewPanel key={key} selected={selected} {...rest} />
      ) : (
        <KeptPanel key={key} kind={selected.kind} id={selected.id} {...rest} />
      )}
    </OpenThingContext.Provider>
  );
}

type NewPanelProps = Omit<PlacePanelProps, "selected"> & { selected: Extract<PlaceRef, { kind: "new" }> };

function NewPanel({ selected, nodes, onSelect, ...rest }: NewPanelProps) {
  const text = useFeatureText(placeMessages);
  const { of: kind, below } = selected;
  const place = nodes?.byId.get(below);
  return (
    <Panel
      kind={kind}
      name={text(`new.${kind}`, { place: place?.name ?? "" })}
      back={place ? <Back name={place.name} onPress={() => onSelect({ kind: place.kind, id: place.id })} /> : null}
    >
      <AnyEditor
        kind={kind}
        thing={undefined}
        below={below}
        nodes={nodes}
        onSelect={onSelect}
        onSaved={({ id }) => onSelect({ kind, id })}
        {...rest}
      />
    </Panel>
  );
}

type KeptPanelProps = Omit<PlacePanelProps, "selected"> & { kind: KeptKind; id: string };

function KeptPanel({ kind, id, nodes, onSelect, ...rest }: KeptPanelProps) {
  const text = useFeatureText(placeMessages);
  const state = useText();
  const query = useThing(kind, id);
  const thing: Kept | undefined = query.data;
  if (query.isPending) return <SkeletonLines label={state("state.loading")} widths={["40%", "100%", "100%", "100%"]} />;
  if (!thing) {
    return isNotFound(query.error) ? (
      <EmptyState icon={<InfoRegular />} title={text("places.gone")} />
    ) : (
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const where = whereOf(kind, thing);
  return (
    <Panel
      kind={kind}
      name={thing.name}
      aside={thing.deletedAt ? <Pill tone="danger">{text("contents.deleted")}</Pill> : null}
      back={where ? <Back name={where.name} onPress={() => onSelect(where.ref)} /> : null}
    >
      <ThingActions kind={kind} thing={thing} />
      <AnyEditor
        kind={kind}
        thing={thing}
        below=""
        nodes={nodes}
        onSelect={onSelect}
        onSaved={() => undefined}
        {...rest}
      />
      <ThingExtras kind={kind} thing={thing} nodes={nodes} readOnly={isReadOnly(thing)} onSelect={onSelect} />
      <AddBelow kind={kind} thing={thing} onSelect={onSelect} />
      <p className={styles.history}>
        {text("editor.version", { version: thing.version })}
        {" · "}
        {thing.version > 1 ? text("editor.historyChanged", { count: thing.version - 1 }) : text("editor.historyNew")}
      </p>
    </Panel>
  );
}

interface PanelProps {
  kind: KeptKind;
  name: string;
  aside?: ReactNode;
  back: ReactNode;
  children: ReactNode;
}

function Panel({ kind, name, aside, back, children }: PanelProps) {
  const text = useFeatureText(placeMessages);
  return (
    <>
      {back}
      <header className={styles.header}>
        <div className={styles.kind}>{text(`kind.${kind}`)}</div>
        <h2 className={styles.name}>
          {name} {aside}
        </h2>
      </header>
      {children}
    </>
  );
}

function Back({ name, onPress }: { name: string; onPress: () => void }) {
  const text = useFeatureText(placeMessages);
  return (
    <div className={styles.back}>
      <Button appearance="subtle" size="small" icon={<ArrowLeftRegular />} onClick={onPress}>
        {text("editor.back", { name })}
      </Button>
    </div>
  );
}

const addable: Partial<Record<KeptKind, readonly KeptKind[]>> = {
  site: ["building", "access-point"],
  building: ["floor"],
  floor: ["room"],
};

function AddBelow({ kind, thing, onSelect }: { kind: KeptKind; thing: Kept; onSelect: (ref: PlaceRef) => void }) {
  const text = useFeatureText(placeMessages);
  const kinds = isReadOnly(thing) ? [] : (addable[kind] ?? []);
  if (kinds.length === 0) return null;
  return (
    <div className={styles.actions}>
      {kinds.map((of) => (
        <Button
          key={of}
          size="small"
          icon={<AddRegular />}
          onClick={() => onSelect({ kind: "new", of, below: thing.id })}
        >
          {text(`add.${of}`)}
        </Button>
      ))}
    </div>
  );
}
