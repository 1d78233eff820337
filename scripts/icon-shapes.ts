type Color = readonly [red: number, green: number, blue: number];
type Shape = (x: number, y: number) => boolean;

/** A shape in the unit square, origin at the top left; `clear` cuts a hole into the layers below. */
export interface Layer {
  covers: Shape;
  color: Color | ((x: number, y: number) => Color) | "clear";
}

const white: Color = [255, 255, 255];
const indigo: Color = [79, 82, 178];
const night: Color = [58, 50, 140];
const amber: Color = [255, 193, 61];
const mist: Color = [226, 228, 246];

function roundedBox(left: number, top: number, right: number, bottom: number, radius: number): Shape {
  return (x, y) => {
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius;
  };
}

/** A star of four points with hollow sides; `waist` below 1 makes it slimmer. */
function sparkle(centerX: number, centerY: number, radius: number, waist = 0.62): Shape {
  return (x, y) => Math.abs((x - centerX) / radius) ** waist + Math.abs((y - centerY) / radius) ** waist <= 1;
}

function both(a: Shape, b: Shape): Shape {
  return (x, y) => a(x, y) && b(x, y);
}

function above(limit: number): Shape {
  return (_x, y) => y <= limit;
}

/** A calendar sheet with a star on it: what the meeting needs, as by magic. */
export function calendarAndStar({ background }: { background: boolean }): Layer[] {
  const [left, top, right, bottom] = background ? [0.24, 0.28, 0.76, 0.78] : [0.06, 0.12, 0.94, 0.96];
  const width = right - left;
  const sheet = roundedBox(left, top, right, bottom, 0.14 * width);
  const headBottom = top + 0.24 * (bottom - top);
  const paper = background ? white : mist;
  const middle = { x: (left + right) / 2, y: (headBottom + bottom) / 2 };
  const ring = (at: number): Shape =>
    roundedBox(
      left + (at - 0.05) * width,
      top - 0.1 * width,
      left + (at + 0.05) * width,
      top + 0.12 * width,
      0.05 * width,
    );
  return [
    ...(background ? [{ covers: () => true, color: fade }] : []),
    { covers: sheet, color: paper },
    { covers: both(sheet, above(headBottom)), color: background ? [196, 199, 240] : indigo },
    { covers: ring(0.28), color: background ? white : night },
    { covers: ring(0.72), color: background ? white : night },
    { covers: sparkle(middle.x, middle.y, 0.33 * width), color: indigo },
    ...(background ? [{ covers: sparkle(right + 0.005, top + 0.0, 0.14), color: amber }] : []),
  ];
}

/** White on nothing, as Teams wants its outline icon. */
export const outlinedCalendarAndStar: readonly Layer[] = [
  { covers: roundedBox(0.125, 0.1875, 0.875, 0.9375, 0.125), color: white },
  { covers: roundedBox(0.1875, 0.375, 0.8125, 0.875, 0.0625), color: "clear" },
  { covers: roundedBox(0.28125, 0.0625, 0.34375, 0.25, 0.03125), color: white },
  { covers: roundedBox(0.65625, 0.0625, 0.71875, 0.25, 0.03125), color: white },
  { covers: sparkle(0.5, 0.625, 0.24), color: white },
];

/** For 16 pixels, where a calendar would be a smudge. */
export const starOnly: readonly Layer[] = [
  { covers: sparkle(0.44, 0.56, 0.46, 0.68), color: indigo },
  { covers: sparkle(0.81, 0.19, 0.19, 0.72), color: amber },
];

/** From the top left to the bottom right. */
function fade(x: number, y: number): Color {
  const share = (x + y) / 2;
  const from: Color = [123, 131, 235];
  return [0, 1, 2].map((channel) => mix(from[channel] ?? 0, night[channel] ?? 0, share)) as unknown as Color;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
