import { createElement, memo } from "react";
import type { ReactNode } from "react";
import { classNames } from "../elements/class-names.ts";
import type { PlanInk } from "./plan-ink.ts";
import type { PlanNode } from "./plan-node.ts";
import { PlanShape } from "./PlanShape.tsx";
import styles from "./FloorPlan.module.css";

export interface PlanDrawingProps {
  nodes: readonly (PlanNode | string)[];
  /** The shapes that stand for something; all others are drawn only. */
  shapeIds: ReadonlySet<string>;
  /** Texts of the drawing that our own labels say already. */
  ownNames: ReadonlySet<string>;
}

/** The drawing itself. It is rendered once: what changes is inside the shapes that stand for rooms. */
export const PlanDrawing = memo(function PlanDrawing({ nodes, shapeIds, ownNames }: PlanDrawingProps) {
  const draw = (node: PlanNode | string, key: number): ReactNode => {
    if (typeof node === "string") return node;
    if (node.tag === "text" && ownNames.has(wordsOf(node))) return null;
    if (node.shape && shapeIds.has(node.shape)) return <PlanShape key={key} node={node} />;
    return createElement(
      node.tag,
      { key, ...node.attributes, className: classNames(fillClass(node.fill, node.tag), strokeClass(node.stroke)) },
      ...node.children.map(draw),
    );
  };
  return <g aria-hidden={shapeIds.size === 0 ? true : undefined}>{nodes.map(draw)}</g>;
});

function wordsOf(node: PlanNode): string {
  return node.children
    .map((child) => (typeof child === "string" ? child : wordsOf(child)))
    .join("")
    .trim();
}

const fills: Record<PlanInk, string | undefined> = {
  ink: styles.inkFill,
  tint: styles.tintFill,
  paper: styles.paperFill,
  none: styles.noFill,
};
const strokes: Record<PlanInk, string | undefined> = {
  ink: styles.inkStroke,
  tint: styles.tintStroke,
  paper: styles.paperStroke,
  none: undefined,
};

/** What is not said is inherited, except that letters are always in ink. */
function fillClass(fill: PlanInk | undefined, tag: PlanNode["tag"]): string | undefined {
  if (tag === "text" || tag === "tspan") return styles.words;
  return fill && fills[fill];
}

function strokeClass(stroke: PlanInk | undefined): string | undefined {
  return stroke && strokes[stroke];
}
