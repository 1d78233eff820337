import { Link } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { FloorPlanUpload } from "./FloorPlanUpload.tsx";
import { placeMessages } from "./place-messages.ts";
import type { PlaceNodes } from "./place-nodes.ts";
import type { KeptKind, PlaceRef } from "./place-ref.ts";
import { RoomWalls } from "./RoomWalls.tsx";
import { RuleList } from "./RuleList.tsx";
import type { Kept, Things } from "./upkeep.ts";
import styles from "./PlacePanel.module.css";

export interface ThingExtrasProps {
  kind: KeptKind;
  thing: Kept;
  nodes: PlaceNodes | undefined;
  readOnly: boolean;
  onSelect: (ref: PlaceRef) => void;
}

/** What belongs to a thing and is saved by itself: a room's rules and walls, a floor's plan. */
export function ThingExtras({ kind, thing, nodes, readOnly, onSelect }: ThingExtrasProps) {
  const text = useFeatureText(placeMessages);
  if (kind === "floor") return thing.deletedAt ? null : <FloorPlanUpload floorId={thing.id} />;
  if (kind !== "room") return null;
  const room = thing as Things["room"];
  return (
    <>
      <RuleList
        title={text("room.section.rules")}
        rules={room.rules}
        below={room.id}
        readOnly={readOnly}
        onSelect={onSelect}
      />
      {room.groups.length ? (
        <p className={styles.history}>
          {text("room.groups", { groups: room.groups.map(({ name }) => name).join(", ") })}
        </p>
      ) : null}
      <RoomWalls room={room} nodes={nodes} readOnly={readOnly} />
      <div className={styles.actions}>
        <Link href={`#/places/rooms/${room.id}/door-sheet`}>{text("room.doorSheet")}</Link>
        <Link href={`#/rooms/${room.id}`}>{text("room.page")}</Link>
      </div>
    </>
  );
}
