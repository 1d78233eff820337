import type { RoomSchedule } from "@magic-meetings/contract/rooms/room-booking.ts";
import { Field, Select, Slider } from "@fluentui/react-components";
import { MapRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { FloorPlan } from "../floor-plan/FloorPlan.tsx";
import type { PlanRoom } from "../floor-plan/plan-room.ts";
import { PlanLegend } from "../floor-plan/PlanLegend.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import type { ChosenRoom } from "./chosen-room.ts";
import { isClosed, slotOf, type DayAxis } from "./day-axis.ts";
import { finderMessages } from "./finder-messages.ts";
import { seatsOf, stateBetween } from "./room-state.ts";
import { useFinderPlan } from "./use-finder.ts";
import styles from "./FinderPlan.module.css";

export interface FinderPlanProps {
  schedule: RoomSchedule;
  floors: readonly PlanFloor[];
  axis: DayAxis;
  layout: string;
  start: string;
  end: string;
  chosen: string | undefined;
  meetingId?: string | undefined;
  onChoose: (room: ChosenRoom, start: string, end: string) => void;
  /** Another start, the length kept. */
  onStart: (start: string) => void;
}

export interface PlanFloor {
  id: string;
  name: string;
  building: string;
  hasPlan: boolean;
}

const states = ["free", "soon", "busy", "closed", "plain"] as const;

/** A floor with its rooms free, taken or taken soon at the time that a slider chooses. */
export function FinderPlan(props: FinderPlanProps) {
  const { schedule, floors, chosen } = props;
  const text = useFeatureText(finderMessages);
  const ofChosen = schedule.items.find(({ room }) => room.id === chosen)?.floorId;
  const [picked, setPicked] = useState<string>();
  const floor =
    floors.find(({ id }) => id === (picked ?? ofChosen)) ?? floors.find(({ hasPlan }) => hasPlan) ?? floors[0];
  if (!floor) return <EmptyState icon={<MapRegular />} title={text("plan.noFloors")} />;
  return (
    <section className={styles.section}>
      <div className={styles.tools}>
        <Field label={text("plan.floor")}>
          <Select value={floor.id} onChange={(_, { value }) => setPicked(value)}>
            {floors.map(({ id, name, building }) => (
              <option key={id} value={id}>
                {text("plan.floorName", { building, floor: name })}
              </option>
            ))}
          </Select>
        </Field>
        {props.meetingId === undefined ? <TimeSlider {...props} /> : null}
      </div>
      <PlanOfFloor key={floor.id} floor={floor} {...props} />
      <PlanLegend
        label={text("plan.legend")}
        states={states.map((state) => ({ state, words: text(`plan.state.${state}`) }))}
      />
    </section>
  );
}

/** Goes through the day by half-hours; what is looked for keeps its length. */
function TimeSlider({ axis, start, end, onStart }: FinderPlanProps) {
  const text = useFeatureText(finderMessages);
  const moments = useMoments(axis.timeZone);
  const slot = slotOf(axis, Date.parse(start));
  const times = moments.times(start, end);
  return (
    <Field className={styles.slider} label={`${text("plan.time")}: ${times}`}>
      <Slider
        min={0}
        max={axis.slots.length - 1}
        value={slot}
        aria-valuetext={times}
        onChange={(_, { value }) => {
          const chosen = axis.slots[value];
          if (chosen) onStart(new Date(chosen.start).toISOString());
        }}
      />
    </Field>
  );
}

function PlanOfFloor({ floor, ...props }: FinderPlanProps & { floor: PlanFloor }) {
  const words = useText();
  const text = useFeatureText(finderMessages);
  const plan = useFinderPlan(floor.hasPlan ? floor.id : undefined);
  const none = <EmptyState icon={<MapRegular />} title={text("plan.none")} hint={text("plan.noneHint")} />;
  const unreadable = <EmptyState icon={<MapRegular />} title={text("plan.unreadable")} hint={text("plan.noneHint")} />;
  const planRooms = usePlanRooms(props, plan.data?.rooms ?? []);
  if (!floor.hasPlan) return none;
  if (plan.isError) return <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  if (plan.isPending) return <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%", "100%"]} />;
  if (plan.data.svg === null) return none;
  return (
    <div className={styles.paper}>
      <FloorPlan
        svg={plan.data.svg}
        rooms={planRooms}
        label={text("plan.label", { floor: floor.name })}
        selected={props.chosen}
        unreadable={unreadable}
        onSelect={(id) => {
          const row = props.schedule.items.find(({ room }) => room.id === id);
          if (row) props.onChoose(row.room, props.start, props.end);
        }}
      />
    </div>
  );
}

/** A room that is not in the schedule does not answer what is looked for. */
function usePlanRooms(
  { schedule, axis, start, end, meetingId, layout }: FinderPlanProps,
  rooms: readonly {
    id: string;
    name: string;
    capacity: number;
    shape: string | null;
    x: number | null;
    y: number | null;
  }[],
): PlanRoom[] {
  const text = useFeatureText(finderMessages);
  const [from, until] = [Date.parse(start), Date.parse(end)];
  const closed = isClosed(axis, schedule.open, { start, end });
  return rooms.map(({ id, name, capacity, shape, x, y }) => {
    const row = schedule.items.find(({ room }) => room.id === id);
    const state = !row ? "plain" : closed ? "closed" : stateBetween(row, from, until, meetingId);
    const count = row ? seatsOf(row, layout) : capacity;
    const label = text(`plan.room.${state}`, { room: name, count });
    return { id, name, detail: text("list.seats", { count }), label, state, shape, x, y, faint: !row };
  });
}
