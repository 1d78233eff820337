import { useFeatureText } from "../messages/feature-text.ts";
import type { PlaceNode, PlaceNodes } from "./place-nodes.ts";
import type { PlaceRef } from "./place-ref.ts";
import { ThingTable, type ListedThing } from "./ThingList.tsx";
import { placeMessages } from "./place-messages.ts";
import { useThings } from "./use-places.ts";
import styles from "./Places.module.css";

export interface PlaceContentsProps {
  nodes: PlaceNodes;
  /** Undefined: the whole company. */
  node: PlaceNode | undefined;
  selected: string | undefined;
  showDeleted: boolean;
  onSelect: (ref: PlaceRef) => void;
}

/** Tables of what is in a country, site or building; with the deleted ones where they are asked for. */
export function PlaceContents({ nodes, node, selected, showDeleted, onSelect }: PlaceContentsProps) {
  const text = useFeatureText(placeMessages);
  const below = node ? node.children : nodes.countries.flatMap(({ children }) => children);
  const kind = node?.kind === "site" ? "building" : node?.kind === "building" ? "floor" : "site";
  const filter = node && node.kind !== "country" ? { [node.kind]: node.id } : { country: node?.id };
  const deleted = useThings(kind, { ...filter, deleted: "true" }, showDeleted);
  const things: ListedThing[] = [
    ...below.map((child) => ({
      id: child.id,
      name: child.name,
      cells: [child.rooms, child.seats, ...(kind === "floor" ? [child.hasPlan ? text("contents.hasPlan") : "–"] : [])],
    })),
    ...(showDeleted ? (deleted.data?.items ?? []) : []).map(({ id, name }) => ({ id, name, isDeleted: true })),
  ];
  const headings = [text("contents.rooms"), text("contents.seats")];
  return (
    <div className={styles.contents}>
      <ThingTable
        caption={text(`contents.of.${node?.kind === "room" || !node ? "company" : node.kind}`)}
        headings={kind === "floor" ? [...headings, text("contents.plan")] : headings}
        things={things}
        selected={selected}
        onSelect={(id) => onSelect({ kind, id })}
      />
      {node?.kind === "site" ? (
        <AccessPoints filters={{ site: node.id }} {...{ selected, showDeleted, onSelect }} />
      ) : null}
    </div>
  );
}

export interface AccessPointsProps extends Pick<PlaceContentsProps, "selected" | "showDeleted" | "onSelect"> {
  filters: { site?: string; floor?: string };
}

/** Doors, gates and desks of a site or floor. */
export function AccessPoints({ filters, selected, showDeleted, onSelect }: AccessPointsProps) {
  const text = useFeatureText(placeMessages);
  const points = useThings("access-point", filters);
  const deleted = useThings("access-point", { ...filters, deleted: "true" }, showDeleted);
  const all = [...(points.data?.items ?? []), ...(showDeleted ? (deleted.data?.items ?? []) : [])];
  if (all.length === 0) return null;
  return (
    <ThingTable
      caption={text("contents.accessPoints")}
      headings={[text("field.kind"), text("field.floorId"), text("field.status")]}
      things={all.map((point) => ({
        id: point.id,
        name: point.name,
        isDeleted: point.deletedAt !== null,
        cells: [
          text(`accessPoint.${point.kind}`),
          point.floor?.name ?? text("value.wholeSite"),
          text(`accessPoint.${point.status}`),
        ],
      }))}
      selected={selected}
      onSelect={(id) => onSelect({ kind: "access-point", id })}
    />
  );
}
