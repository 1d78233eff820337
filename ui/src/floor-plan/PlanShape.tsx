import { createElement } from "react";
import type { CSSProperties, ReactNode } from "react";
import { classNames } from "../elements/class-names.ts";
import { usePlanShapes, type ShapeUse } from "./plan-shapes.ts";
import type { PlanNode } from "./plan-node.ts";
import styles from "./FloorPlan.module.css";

/** A shape that stands for a room, or that can be chosen as a room's place: a button in the form of the drawing. */
export function PlanShape({ node }: { node: PlanNode }) {
  const { uses } = usePlanShapes();
  const use = uses.get(node.shape ?? "");
  if (!use) return paint(node, styles.ground);
  return (
    <ShapeButton use={use}>
      {(ground, pattern) => (
        <>
          {paint(node, ground)}
          {pattern ? paint(node, styles.pattern, { fill: pattern }, 1) : null}
        </>
      )}
    </ShapeButton>
  );
}

export interface ShapeButtonProps {
  use: ShapeUse;
  /** Draws the form, with the class of its ground and the pattern above it. */
  children: (ground: string, pattern: string | undefined) => ReactNode;
}

/** What can be pressed on a plan, by pointer and keyboard. */
export function ShapeButton({ use, children }: ShapeButtonProps) {
  const { patternOf, onPress, onFocus, onKeyDown } = usePlanShapes();
  const room = use.kind === "room" ? use.room : undefined;
  const selected = use.kind === "room" && use.selected;
  const pattern = room && !room.faint ? patternOf(room.state, selected) : undefined;
  return (
    <g
      role="button"
      tabIndex={use.kind === "choosable" || use.tabbable ? 0 : -1}
      aria-label={room ? room.label : use.kind === "choosable" ? use.label : undefined}
      aria-pressed={use.kind === "room" ? selected : undefined}
      data-room={room?.id}
      className={classNames(styles.shape, room?.faint && styles.faint)}
      onClick={() => onPress(use)}
      onFocus={() => onFocus(use)}
      onKeyDown={(event) => onKeyDown(use, event)}
    >
      {children(
        classNames(styles.ground, room ? styles[room.state] : styles.choosable, selected && styles.selected),
        pattern,
      )}
    </g>
  );
}

/** The form of a shape in one paint: what the drawing says of its own colours does not count here. */
function paint(node: PlanNode, className: string | undefined, style?: CSSProperties, key = 0): ReactNode {
  if (node.tag === "text" || node.tag === "tspan") return null;
  const { strokeWidth: _, ...form } = node.attributes;
  if (node.tag === "g") {
    const parts = node.children.flatMap((child, index) =>
      typeof child === "string" || (child.fill === "none" && node.children.length > 1)
        ? []
        : [paint(child, className, style, index)],
    );
    return (
      <g key={key} {...form}>
        {parts}
      </g>
    );
  }
  return createElement(node.tag, { key, ...form, className, style });
}
