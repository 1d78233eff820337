import { readPlan, type Plan } from "./plan-node.ts";

/** In characters; the service takes less. */
const longest = 2_000_000;

/** Reads an SVG file's text; undefined where it is no drawing or too large to show. */
export function parsePlan(svg: string): Plan | undefined {
  if (svg.length > longest) return undefined;
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  return parsed.querySelector("parsererror") ? undefined : readPlan(parsed.documentElement);
}
