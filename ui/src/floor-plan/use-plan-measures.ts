import type { RefObject } from "react";
import { useEffect, useLayoutEffect, useState } from "react";
import type { PlanRoom } from "./plan-room.ts";
import type { ViewBox } from "./plan-node.ts";

/** The box of a room's shape, in the drawing's units. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlanMeasures {
  /** The drawing's units in one pixel. */
  unit: number;
  /** By the id of the room. */
  boxes: ReadonlyMap<string, Box>;
}

/** Measures on the page where the rooms' shapes are and how large the drawing is shown. */
export function usePlanMeasures(
  svg: RefObject<SVGSVGElement | null>,
  viewBox: ViewBox | undefined,
  rooms: readonly PlanRoom[],
): PlanMeasures {
  const [width, setWidth] = useState(0);
  const [boxes, setBoxes] = useState<ReadonlyMap<string, Box>>(new Map());
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || element.getBoundingClientRect().width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg, viewBox]);
  const placed = rooms.map(({ id, shape, x, y }) => `${id} ${shape ?? ""} ${x ?? ""} ${y ?? ""}`).join("\n");
  useLayoutEffect(() => {
    if (svg.current && width > 0) setBoxes(boxesIn(svg.current));
  }, [svg, viewBox, placed, width]);
  return { unit: viewBox && width > 0 ? viewBox.width / width : 1, boxes };
}

function boxesIn(svg: SVGSVGElement): ReadonlyMap<string, Box> {
  const toDrawing = svg.getScreenCTM()?.inverse();
  const boxes = new Map<string, Box>();
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>("[data-room]")) {
    const toScreen = shape.getScreenCTM();
    const id = shape.dataset["room"];
    if (id && toScreen && toDrawing) boxes.set(id, moved(shape.getBBox(), toDrawing.multiply(toScreen)));
  }
  return boxes;
}

/** The upright box around a box that was turned or scaled. */
function moved({ x, y, width, height }: DOMRect, matrix: DOMMatrix): Box {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].map(([left, top]) => new DOMPoint(left, top).matrixTransform(matrix));
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}
