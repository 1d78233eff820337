import { addressPart, type DemoCombination, type DemoFloor, type DemoRoom } from "./demo-company.ts";

// A floor as an architect would sketch it: outer walls, two rows of rooms along a corridor, stairs and lift at its end.

export interface PlannedRoom {
  room: DemoRoom;
  /** The id of its shape in the drawing. */
  shape: string;
  x: number;
  y: number;
}

export interface DrawnFloor {
  svg: string;
  rooms: PlannedRoom[];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What has a stretch of the corridor: a room, or several with removable walls between them and the whole above. */
type Cell = { rooms: DemoRoom[]; whole: DemoRoom | undefined };

const width = 840;
const height = 520;
const wall = 20;
const rowHeight = 190;
const corridorTop = wall + rowHeight;
const corridorHeight = height - 2 * wall - 2 * rowHeight;
/** The strip of a whole that its parts leave free. */
const strip = 44;

export function drawFloor({ name, rooms }: DemoFloor, combination: DemoCombination | undefined): DrawnFloor {
  const cells = cellsOf(rooms, combination);
  const half = middleOf(cells);
  const drawn = [...drawRow(cells.slice(0, half), wall), ...drawRow(cells.slice(half), corridorTop + corridorHeight)];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(name)}</title>`,
    rect({ x: wall, y: wall, width: width - 2 * wall, height: height - 2 * wall }, { "stroke-width": 6 }, "walls"),
    rect(
      { x: wall, y: corridorTop, width: width - 2 * wall, height: corridorHeight },
      { stroke: "none", "fill-opacity": 0.06, fill: "currentColor" },
      "corridor",
    ),
    ...drawn.map(({ box, shape, hasRemovableWall }) =>
      rect(box, { "stroke-width": 2, ...(hasRemovableWall ? { "stroke-dasharray": "10 6" } : {}) }, shape),
    ),
    ...drawn.map(({ box, room, labelY }) => label(box.x + box.width / 2, labelY, room.name)),
    ...core(),
    `</svg>`,
  ].join("");
  return { svg, rooms: drawn.map(({ room, shape, box, labelY }) => ({ room, shape, x: centre(box), y: labelY })) };
}

function cellsOf(rooms: readonly DemoRoom[], combination: DemoCombination | undefined): Cell[] {
  const named = (name: string) => rooms.find((room) => room.name === name);
  const whole = combination && named(combination.whole);
  const parts = (combination?.parts ?? []).flatMap((name) => named(name) ?? []);
  if (whole === undefined || parts.length === 0) return rooms.map((room) => ({ rooms: [room], whole: undefined }));
  const alone = rooms.filter((room) => room !== whole && !parts.includes(room));
  return [{ rooms: parts, whole }, ...alone.map((room) => ({ rooms: [room], whole: undefined }))];
}

/** Where the cells part into two rows that need about the same length. */
function middleOf(cells: readonly Cell[]): number {
  const length = (some: readonly Cell[]) => sum(some.flatMap(({ rooms }) => rooms));
  const difference = (at: number) => Math.abs(length(cells.slice(0, at)) - length(cells.slice(at)));
  return cells.map((_, at) => at).sort((a, b) => difference(a) - difference(b))[0] ?? 0;
}

interface DrawnRoom {
  room: DemoRoom;
  shape: string;
  box: Box;
  labelY: number;
  hasRemovableWall: boolean;
}

function drawRow(cells: readonly Cell[], y: number): DrawnRoom[] {
  const total = sum(cells.flatMap((cell) => cell.rooms));
  const drawn: DrawnRoom[] = [];
  let x = wall;
  for (const { rooms, whole } of cells) {
    const cellX = x;
    for (const room of rooms) {
      const roomWidth = Math.round(((width - 2 * wall) * weight(room)) / total);
      const top = whole === undefined ? y : y + strip;
      const box = { x, y: top, width: roomWidth, height: y + rowHeight - top };
      drawn.push({
        room,
        shape: shapeOf(room),
        box,
        labelY: top + Math.round(box.height / 2),
        hasRemovableWall: whole !== undefined,
      });
      x += roomWidth;
    }
    if (whole !== undefined) {
      // Drawn before its parts, so that they lie on top of it and it is reached by its strip.
      const box = { x: cellX, y, width: x - cellX, height: rowHeight };
      drawn.unshift({ room: whole, shape: shapeOf(whole), box, labelY: y + strip / 2, hasRemovableWall: false });
    }
  }
  return drawn;
}

/** Large rooms are wider, but not in proportion: they are deeper as well. */
function weight({ capacity }: DemoRoom): number {
  return 2 + Math.sqrt(capacity);
}

function sum(rooms: readonly DemoRoom[]): number {
  return rooms.reduce((all, room) => all + weight(room), 0);
}

function shapeOf(room: DemoRoom): string {
  return `room-${addressPart(room.name)}`;
}

function centre({ x, width: boxWidth }: Box): number {
  return Math.round(x + boxWidth / 2);
}

/** Stairs and lift at the corridor's end. */
function core(): string[] {
  const lift = { x: width - wall - 60, y: corridorTop + 15, width: 40, height: corridorHeight - 30 };
  const stairs = { x: wall + 20, y: corridorTop + 15, width: 70, height: corridorHeight - 30 };
  const steps = [1, 2, 3, 4, 5, 6].map((step) => {
    const x = stairs.x + step * 10;
    return `<line x1="${x}" y1="${stairs.y}" x2="${x}" y2="${stairs.y + stairs.height}" stroke="currentColor" stroke-width="1"></line>`;
  });
  const [left, right] = [lift.x, lift.x + lift.width];
  const [top, bottom] = [lift.y, lift.y + lift.height];
  return [
    rect(stairs, { "stroke-width": 1.5 }, "stairs"),
    ...steps,
    rect(lift, { "stroke-width": 1.5 }, "lift"),
    `<path d="M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}" fill="none" stroke="currentColor" stroke-width="1"></path>`,
  ];
}

function rect(
  { x, y, width: boxWidth, height: boxHeight }: Box,
  look: Record<string, string | number>,
  id: string,
): string {
  const looks = Object.entries({ fill: "none", stroke: "currentColor", ...look })
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
  return `<rect id="${id}" x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}"${looks}></rect>`;
}

function label(x: number, y: number, text: string): string {
  return `<text x="${Math.round(x)}" y="${y}" fill="currentColor" font-size="16" text-anchor="middle" dominant-baseline="middle">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? "");
}
