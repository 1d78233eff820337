import { ZoomInRegular, ZoomOutRegular } from "@fluentui/react-icons";
import { Button } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";
import { useId, useMemo, useRef, useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { inReadingOrder, nearestRoom, type Direction, type Point } from "./nearest-room.ts";
import { parsePlan } from "./parse-plan.ts";
import { planMessages } from "./plan-messages.ts";
import type { ChoosableShapes, PlanRoom } from "./plan-room.ts";
import { PlanShapesContext, type PlanShapes, type ShapeUse } from "./plan-shapes.ts";
import { PlanDrawing } from "./PlanDrawing.tsx";
import { PlanLabels } from "./PlanLabels.tsx";
import { patternNames, PlanPatterns } from "./PlanPatterns.tsx";
import { ShapeButton } from "./PlanShape.tsx";
import { usePlanMeasures, type PlanMeasures } from "./use-plan-measures.ts";
import styles from "./FloorPlan.module.css";

export interface FloorPlanProps {
  /** The cleaned drawing, as `GET /floors/:id/plan` gives it. */
  svg: string;
  rooms: readonly PlanRoom[];
  /** What the plan shows, for a screen reader: `Plan of floor 2`. */
  label: string;
  /** The id of the room that is chosen. */
  selected?: string | undefined;
  onSelect: (roomId: string) => void;
  /** While a place for a room is being chosen: the shapes that can be it. */
  choosable?: ChoosableShapes;
  /** What is shown where the drawing cannot be read. */
  unreadable: ReactNode;
}

/**
 * A floor with its rooms. The drawing is built anew from elements and attributes that are known, never put into the page
 * as it is. One room at a time is in the tab order; the arrow keys lead to the nearest one in their direction.
 */
export function FloorPlan({ svg, unreadable, ...shown }: FloorPlanProps) {
  const plan = useMemo(() => parsePlan(svg), [svg]);
  return plan ? <ReadablePlan plan={plan} {...shown} /> : unreadable;
}

type ReadablePlanProps = Omit<FloorPlanProps, "svg" | "unreadable"> & {
  plan: NonNullable<ReturnType<typeof parsePlan>>;
};

const zooms = [1, 1.5, 2, 3];

function ReadablePlan({ plan, rooms, label, selected, onSelect, choosable }: ReadablePlanProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const [zoom, setZoom] = useState(0);
  const measures = usePlanMeasures(drawing, plan.viewBox, rooms);
  const shapes = useShapes({ rooms, selected, onSelect, choosable, measures });
  const shapeIds = useStableSet([...shapes.uses.keys()]);
  const ownNames = useStableSet(rooms.filter(({ shape }) => shape).map(({ name }) => name));
  const { x, y, width, height } = plan.viewBox;
  return (
    <div className={styles.plan}>
      <div className={styles.paper}>
        <PlanShapesContext.Provider value={shapes}>
          <svg
            ref={drawing}
            role="group"
            aria-label={label}
            viewBox={`${x} ${y} ${width} ${height}`}
            className={styles.drawing}
            style={{ inlineSize: `${(zooms[zoom] ?? 1) * 100}%` }}
            tabIndex={shapes.uses.size === 0 ? 0 : undefined}
          >
            <PlanPatterns prefix={shapes.prefix} unit={measures.unit} />
            <PlanDrawing nodes={plan.nodes} shapeIds={shapeIds} ownNames={ownNames} />
            <PlanMarks uses={shapes.marks} unit={measures.unit} />
            <PlanLabels rooms={rooms} measures={measures} />
          </svg>
        </PlanShapesContext.Provider>
      </div>
      <ZoomButtons zoom={zoom} onZoom={setZoom} />
    </div>
  );
}

/** Rooms without a shape of their own: a mark where they are. */
function PlanMarks({ uses, unit }: { uses: readonly (ShapeUse & { kind: "room" })[]; unit: number }) {
  const size = 24 * unit;
  return uses.map((use) => {
    const form = {
      x: (use.room.x ?? 0) - size / 2,
      y: (use.room.y ?? 0) - size / 2,
      width: size,
      height: size,
      rx: size / 4,
    };
    return (
      <ShapeButton key={use.room.id} use={use}>
        {(ground, pattern) => (
          <>
            <rect {...form} className={ground} />
            {pattern ? <rect {...form} className={styles.pattern} style={{ fill: pattern }} /> : null}
          </>
        )}
      </ShapeButton>
    );
  });
}

function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const text = useFeatureText(planMessages);
  return (
    <div className={styles.zoom}>
      <Button
        size="small"
        icon={<ZoomOutRegular />}
        aria-label={text("plan.smaller")}
        disabledFocusable={zoom === 0}
        onClick={() => onZoom(Math.max(0, zoom - 1))}
      />
      <Button
        size="small"
        icon={<ZoomInRegular />}
        aria-label={text("plan.larger")}
        disabledFocusable={zoom === zooms.length - 1}
        onClick={() => onZoom(Math.min(zooms.length - 1, zoom + 1))}
      />
    </div>
  );
}

type Shapes = PlanShapes & { prefix: string; marks: readonly (ShapeUse & { kind: "room" })[] };

interface ShapesOf extends Pick<FloorPlanProps, "rooms" | "selected" | "onSelect" | "choosable"> {
  measures: PlanMeasures;
}

/** What every shape stands for, which of them is in the tab order, and what pressing it does. */
function useShapes({ rooms, selected, onSelect, choosable, measures }: ShapesOf): Shapes {
  const prefix = `plan${useId().replace(/\W/g, "")}`;
  const [focused, setFocused] = useState<string>();
  const centres = new Map<string, Point>(
    [...measures.boxes].map(([id, box]) => [id, { x: box.x + box.width / 2, y: box.y + box.height / 2 }]),
  );
  const known = (id: string | undefined) => (id && rooms.some((room) => room.id === id) ? id : undefined);
  const first = inReadingOrder(centres).find(known) ?? rooms[0]?.id;
  const tabbable = known(focused) ?? known(selected) ?? first;
  const all = rooms.map((room): ShapeUse & { kind: "room" } => ({
    kind: "room",
    room,
    selected: room.id === selected,
    tabbable: room.id === tabbable,
  }));
  const withShape = all.flatMap((use): [string, ShapeUse][] => (use.room.shape ? [[use.room.shape, use]] : []));
  const free = (choosable?.shapes ?? []).map((shape): [string, ShapeUse] => [
    shape,
    { kind: "choosable", shape, label: choosable?.label(shape) ?? shape },
  ]);
  const press = (use: ShapeUse) => (use.kind === "room" ? onSelect(use.room.id) : choosable?.onChoose(use.shape));
  return {
    prefix,
    uses: new Map([...free, ...withShape]),
    marks: all.filter(({ room }) => !room.shape && room.x != null && room.y != null),
    patternOf: (state, isSelected) => {
      const name = isSelected && state === "plain" ? "selected" : state;
      return patternNames.includes(name) ? `url(#${prefix}-${name})` : undefined;
    },
    onPress: press,
    onFocus: (use) => use.kind === "room" && setFocused(use.room.id),
    onKeyDown: (use, event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        press(use);
      } else if (use.kind === "room") moveFocus(event, use.room.id, centres);
    },
  };
}

function moveFocus(event: KeyboardEvent, from: string, centres: ReadonlyMap<string, Point>): void {
  const to = leadsTo(event.key, from, centres);
  if (to === undefined) return;
  event.preventDefault();
  const svg = (event.currentTarget as SVGElement).ownerSVGElement;
  svg?.querySelector<SVGElement>(`[data-room="${CSS.escape(to)}"]`)?.focus();
}

function leadsTo(key: string, from: string, centres: ReadonlyMap<string, Point>): string | undefined {
  if (key === "Home") return inReadingOrder(centres)[0];
  if (key === "End") return inReadingOrder(centres).at(-1);
  return /^Arrow(Left|Right|Up|Down)$/.test(key) ? nearestRoom(from, key as Direction, centres) : undefined;
}

/** The same set as long as its members are the same, so that the drawing is not rendered again. */
function useStableSet(members: readonly string[]): ReadonlySet<string> {
  const joined = members.join("\n");
  return useMemo(() => new Set(joined ? joined.split("\n") : []), [joined]);
}
