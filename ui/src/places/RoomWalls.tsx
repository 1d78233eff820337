import { Button } from "@fluentui/react-components";
import type { RoomDetail } from "@magic-meetings/contract/places/room-detail.ts";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { idsOf, type Reference } from "./form-spec.ts";
import { roomChoices } from "./GroupEditor.tsx";
import { PickMany } from "./PickMany.tsx";
import { placeMessages } from "./place-messages.ts";
import { nearestOf, type PlaceNodes } from "./place-nodes.ts";
import { useCombinations, useCombining } from "./use-places.ts";
import styles from "./RuleList.module.css";

export interface RoomWallsProps {
  room: RoomDetail;
  nodes: PlaceNodes | undefined;
  readOnly: boolean;
}

/** Rooms with removable walls between them: who is made of whom, and putting them together or apart. */
export function RoomWalls({ room, nodes, readOnly }: RoomWallsProps) {
  const text = useFeatureText(placeMessages);
  const { language } = useReader();
  const { combine, separate } = useCombining();
  const combinations = useCombinations(room.siteId, room.space !== null && !readOnly);
  const version = combinations.data?.items.find(({ id }) => id === room.space?.whole.id)?.version;
  const names = (rooms: readonly Reference[]) =>
    new Intl.ListFormat(language, { type: "conjunction" }).format(rooms.map(({ name }) => name));
  return (
    <section className={styles.rules}>
      <h3 className={styles.heading}>{text("room.section.walls")}</h3>
      {room.space ? (
        <>
          <p className={styles.none}>
            {room.space.whole.id === room.id
              ? text("room.whole", { parts: names(room.space.parts) })
              : text("room.part", { whole: room.space.whole.name, parts: names(room.space.parts) })}
          </p>
          <p className={styles.none}>{text("room.wallsHint")}</p>
        </>
      ) : (
        <p className={styles.none}>{text("room.noWalls")}</p>
      )}
      {combine.isError ? <ProblemNotice error={combine.error} kept={text("editor.kept")} /> : null}
      {separate.isError ? <ProblemNotice error={separate.error} /> : null}
      {readOnly ? null : room.space ? (
        <div>
          <Button
            size="small"
            disabledFocusable={version === undefined || separate.isPending}
            onClick={() => version !== undefined && separate.mutate({ id: room.space!.whole.id, version })}
          >
            {text("room.separate")}
          </Button>
        </div>
      ) : (
        <Combine
          room={room}
          nodes={nodes}
          busy={combine.isPending}
          onCombine={(parts) => combine.mutate({ wholeRoomId: room.id, partRoomIds: idsOf(parts) })}
        />
      )}
    </section>
  );
}

interface CombineProps extends Pick<RoomWallsProps, "room" | "nodes"> {
  busy: boolean;
  onCombine: (parts: Reference[]) => void;
}

function Combine({ room, nodes, busy, onCombine }: CombineProps) {
  const text = useFeatureText(placeMessages);
  const [parts, setParts] = useState<Reference[]>();
  const [typed, setTyped] = useState("");
  if (!parts) {
    return (
      <div>
        <Button size="small" onClick={() => setParts([])}>
          {text("room.combine")}
        </Button>
      </div>
    );
  }
  const site = nearestOf(nodes?.byId.get(room.id), "site");
  return (
    <>
      <PickMany
        label={text("room.combineParts")}
        pointer="/partRoomIds"
        hint={text("hint.parts")}
        value={parts}
        choices={roomChoices(nodes, typed, site).filter(({ id }) => id !== room.id)}
        onSearch={setTyped}
        onChange={setParts}
      />
      <div className={styles.chips}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={busy || parts.length < 2}
          onClick={() => parts.length >= 2 && onCombine(parts)}
        >
          {text("room.combineSave")}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => setParts(undefined)}>
          {text("room.cancel")}
        </Button>
      </div>
    </>
  );
}
