import { Button } from "@fluentui/react-components";
import { MapRegular } from "@fluentui/react-icons";
import type { FloorPlan as Plan } from "@magic-meetings/contract/places/floor-plan.ts";
import type { RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { useEffect, useRef } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { FloorPlan } from "../floor-plan/FloorPlan.tsx";
import type { PlanRoom } from "../floor-plan/plan-room.ts";
import { PlanLegend } from "../floor-plan/PlanLegend.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { idsOf } from "./form-spec.ts";
import type { PlaceNode } from "./place-nodes.ts";
import type { PlaceRef } from "./place-ref.ts";
import { AccessPoints } from "./PlaceContents.tsx";
import { placeMessages } from "./place-messages.ts";
import { ThingTable } from "./ThingList.tsx";
import { useFloorPlan, useThings, useThingsInFull } from "./use-places.ts";
import styles from "./Places.module.css";

/** While somebody chooses the place of a room. */
export interface PlaceChoice {
  /** The room that it is for; undefined for a new one. */
  roomId: string | undefined;
  onShape: (shape: string) => void;
  onStop: () => void;
}

export interface FloorViewProps {
  floor: PlaceNode;
  selected: string | undefined;
  showDeleted: boolean;
  onSelect: (ref: PlaceRef) => void;
  choice: PlaceChoice | undefined;
}

/** So many deleted rooms are drawn on the plan. */
const mostGone = 20;

/** A floor: its plan, its rooms as a table, and its doors. */
export function FloorView({ floor, selected, showDeleted, onSelect, choice }: FloorViewProps) {
  const text = useFeatureText(placeMessages);
  const state = useText();
  const plan = useFloorPlan(floor.id);
  const rooms = useThings("room", { floor: floor.id });
  const deleted = useThings("room", { floor: floor.id, deleted: "true" }, showDeleted);
  const all = [...(rooms.data?.items ?? []), ...(showDeleted ? (deleted.data?.items ?? []) : [])];
  const gone = showDeleted ? (deleted.data?.items ?? []).slice(0, mostGone) : [];
  return (
    <div className={styles.contents}>
      {plan.isError ? <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} /> : null}
      {plan.isPending ? (
        <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "100%", "100%"]} />
      ) : null}
      {choice ? <Choosing choice={choice} /> : null}
      {plan.data ? <PlanOf {...{ plan: plan.data, floor, selected, onSelect, choice, gone }} /> : null}
      {rooms.isError ? <ProblemNotice error={rooms.error} onRetry={() => void rooms.refetch()} /> : null}
      {rooms.data ? (
        <ThingTable
          caption={text("contents.of.floor")}
          headings={[text("field.capacity"), text("field.features")]}
          things={all.map((room) => ({
            id: room.id,
            name: room.name,
            isDeleted: room.deletedAt !== null,
            cells: [room.capacity, <Features key="features" room={room} />],
          }))}
          selected={selected}
          onSelect={(id) => onSelect({ kind: "room", id })}
        />
      ) : null}
      <AccessPoints filters={{ floor: floor.id }} {...{ selected, showDeleted, onSelect }} />
    </div>
  );
}

/** Where the page is one column, the form that asks for the place is far below the plan: the focus comes up here. */
function Choosing({ choice }: { choice: PlaceChoice }) {
  const text = useFeatureText(placeMessages);
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => stop.current?.focus(), []);
  return (
    <Notice
      kind="info"
      title={text("plan.choosing")}
      actions={
        <Button ref={stop} size="small" onClick={choice.onStop}>
          {text("room.choosePlaceStop")}
        </Button>
      }
    />
  );
}

interface PlanOfProps extends Pick<FloorViewProps, "floor" | "selected" | "onSelect" | "choice"> {
  plan: Plan;
  /** Deleted rooms, to be shown where nothing else is now. */
  gone: readonly RoomItem[];
}

function PlanOf({ plan, floor, selected, onSelect, choice, gone }: PlanOfProps) {
  const text = useFeatureText(placeMessages);
  const inFull = useThingsInFull("room", idsOf(gone));
  if (!plan.svg) {
    return <EmptyState icon={<MapRegular />} title={text("plan.none")} hint={text("plan.noneHint")} />;
  }
  const needApproval = new Set(floor.children.filter((room) => room.approvalNeeded).map(({ id }) => id));
  const rooms = plan.rooms.map(({ id, name, capacity, shape, x, y }): PlanRoom => {
    const approval = needApproval.has(id);
    return {
      id,
      name,
      detail: text("plan.seats", { count: capacity }),
      label: text(approval ? "plan.roomApproval" : "plan.room", { name, count: capacity }),
      state: approval ? "requested" : "plain",
      shape,
      x,
      y,
      faint: choice !== undefined && id !== choice.roomId,
    };
  });
  const taken = new Set(plan.rooms.map(({ shape }) => shape));
  const deleted = inFull
    .filter(({ deletedAt, planShape }) => deletedAt !== null && !taken.has(planShape))
    .map(({ id, name, capacity, planShape, planX, planY }): PlanRoom => {
      const label = text("plan.roomDeleted", { name, count: capacity });
      return { id, name, label, state: "deleted", shape: planShape, x: planX, y: planY };
    });
  const drawn = new Set(plan.shapes);
  const notPlaced = plan.rooms.filter(({ shape, x, y }) =>
    shape === null ? x === null || y === null : !drawn.has(shape),
  ).length;
  return (
    <div className={styles.planBox}>
      <FloorPlan
        svg={plan.svg}
        rooms={[...rooms, ...deleted]}
        label={text("plan.label", { floor: floor.name })}
        selected={selected}
        onSelect={(id) => onSelect({ kind: "room", id })}
        choosable={
          choice && {
            shapes: plan.shapes.filter((shape) => !taken.has(shape)),
            label: (shape) => text("plan.chooseShape", { shape }),
            onChoose: choice.onShape,
          }
        }
        unreadable={
          <Notice kind="warning" title={text("plan.unreadable")}>
            {text("plan.unreadableHint")}
          </Notice>
        }
      />
      <div className={styles.planFoot}>
        <PlanLegend
          label={text("plan.legend")}
          states={[
            { state: "plain", words: text("plan.state.plain") },
            ...(deleted.length ? [{ state: "deleted" as const, words: text("contents.deleted") }] : []),
            ...(needApproval.size ? [{ state: "requested" as const, words: text("plan.state.requested") }] : []),
          ]}
        />
        {notPlaced ? <span>{text("plan.notPlaced", { count: notPlaced })}</span> : null}
      </div>
    </div>
  );
}

function Features({ room }: { room: RoomItem }) {
  const text = useFeatureText(placeMessages);
  return room.features.map((feature) => {
    const word = `feature.${feature}`;
    return (
      <span key={feature} className={styles.feature}>
        {text.knows(word) ? text(word) : feature.replaceAll("_", " ")}
      </span>
    );
  });
}
