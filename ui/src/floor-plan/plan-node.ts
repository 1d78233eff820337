import { inkOf, type PlanInk } from "./plan-ink.ts";

// A drawing of a floor as data: only elements and attributes that are known here, so that nothing else can ever reach
// the page, whatever was in the file. Ids stay in `shape` and are never written into the page.

/** One element of the drawing. */
export interface PlanNode {
  tag: PlanTag;
  /** The element's id in the file: what a room names as its shape. */
  shape?: string;
  /** As React names them. */
  attributes: Record<string, string>;
  fill?: PlanInk;
  stroke?: PlanInk;
  children: (PlanNode | string)[];
}

export interface ViewBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Plan {
  viewBox: ViewBox;
  nodes: (PlanNode | string)[];
}

/** What is read of a document's node; the DOM's own nodes have it. */
export interface PlanSource {
  nodeType: number;
  nodeName: string;
  nodeValue: string | null;
  childNodes: ArrayLike<PlanSource>;
  getAttribute?: (name: string) => string | null;
}

const planTags = ["g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"] as const;
export type PlanTag = (typeof planTags)[number];

export const mostNodes = 20_000;
const deepest = 30;
const longestText = 200;

const numbers = /^[-+\d.eE,%\s]*$/;
const pathData = /^[MmZzLlHhVvCcSsQqTtAa\d.eE,\s+-]*$/;
const transforms = /^\s*((matrix|translate|scale|rotate|skewX|skewY)\s*\([-+\d.eE,\s]*\)[\s,]*)*$/;
const word = /^[a-z-]{1,20}$/;

/** The attributes that are kept: what their value may look like, and React's name for them. */
const attributes: Record<string, { form: RegExp; as?: string }> = {
  d: { form: pathData },
  transform: { form: transforms },
  points: { form: numbers },
  ...Object.fromEntries(
    ["x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "dx", "dy", "opacity"].map(
      (name) => [name, { form: numbers }],
    ),
  ),
  "stroke-width": { form: numbers, as: "strokeWidth" },
  "stroke-dasharray": { form: numbers, as: "strokeDasharray" },
  "stroke-linecap": { form: word, as: "strokeLinecap" },
  "stroke-linejoin": { form: word, as: "strokeLinejoin" },
  "fill-rule": { form: word, as: "fillRule" },
  "fill-opacity": { form: numbers, as: "fillOpacity" },
  "stroke-opacity": { form: numbers, as: "strokeOpacity" },
  "font-size": { form: /^[\d.]+(px)?$/, as: "fontSize" },
  "text-anchor": { form: word, as: "textAnchor" },
  "dominant-baseline": { form: word, as: "dominantBaseline" },
};

/** Reads the drawing below an `svg` element; undefined where it is none, has no measures or is too large to show. */
export function readPlan(root: PlanSource): Plan | undefined {
  if (tagOf(root) !== "svg") return undefined;
  const viewBox = viewBoxOf(root);
  const reading = { nodes: 0 };
  const nodes = readChildren(root, 0, reading);
  return viewBox && reading.nodes <= mostNodes ? { viewBox, nodes } : undefined;
}

function readChildren(source: PlanSource, depth: number, reading: { nodes: number }): (PlanNode | string)[] {
  if (depth > deepest) return [];
  const inText = tagOf(source) === "text" || tagOf(source) === "tspan";
  const read: (PlanNode | string)[] = [];
  for (let index = 0; index < source.childNodes.length && reading.nodes <= mostNodes; index += 1) {
    const child = source.childNodes[index]!;
    reading.nodes += 1;
    if (child.nodeType === 3 && inText) read.push((child.nodeValue ?? "").slice(0, longestText));
    const tag = child.nodeType === 1 ? planTags.find((known) => known === tagOf(child)) : undefined;
    if (tag) read.push(readNode(tag, child, depth, reading));
  }
  return read;
}

function readNode(tag: PlanTag, source: PlanSource, depth: number, reading: { nodes: number }): PlanNode {
  const get = (name: string) => source.getAttribute?.(name) ?? undefined;
  const shape = get("id")?.slice(0, 100);
  const fill = inkOf(get("fill"));
  const stroke = inkOf(get("stroke"));
  return {
    tag,
    ...(shape ? { shape } : {}),
    ...(fill ? { fill } : {}),
    ...(stroke ? { stroke } : {}),
    attributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([name, { form, as = name }]) => {
        const value = get(name);
        return value !== undefined && form.test(value) ? [[as, value]] : [];
      }),
    ),
    children: readChildren(source, depth + 1, reading),
  };
}

function viewBoxOf(root: PlanSource): ViewBox | undefined {
  const given = (root.getAttribute?.("viewBox") ?? "").trim();
  const [x = 0, y = 0, width, height] = given
    ? given.split(/[\s,]+/).map(Number)
    : [0, 0, measure(root, "width"), measure(root, "height")];
  const all = [x, y, width ?? 0, height ?? 0];
  if (!all.every((value) => Number.isFinite(value)) || !width || !height || width < 0 || height < 0) return undefined;
  return { x, y, width, height };
}

function measure(root: PlanSource, name: string): number {
  return Number.parseFloat(root.getAttribute?.(name) ?? "");
}

/** The element's name without its namespace's prefix. */
function tagOf({ nodeName }: PlanSource): string {
  return nodeName.slice(nodeName.indexOf(":") + 1);
}
