import type { DemoFloor, DemoRoom } from "./demo-company.ts";

const featureByLetter: Record<string, string> = {
  s: "screen",
  v: "video",
  w: "whiteboard",
  p: "phone",
  a: "accessible",
  h: "hybrid",
  c: "catering",
  d: "daylight",
};

const large = 20;
const medium = 12;

/** A floor from lines like `"Skagen 12 svwac"`: name, capacity, features by their first letters. */
export function floor(level: number, name: string, ...rooms: string[]): DemoFloor {
  return { level, name, rooms: rooms.map(room) };
}

/** Large rooms need a while before and after; a hall is given on request only. */
function room(line: string): DemoRoom {
  const [, name = "", capacityText = "", letters = ""] = /^(.+) (\d+) ([a-z]+)(!?)$/.exec(line.replace("!", "")) ?? [];
  const capacity = Number(capacityText);
  const minutes = capacity >= large ? 15 : capacity >= medium && letters.includes("c") ? 5 : 0;
  return {
    name,
    capacity,
    features: [...letters].map((letter) => featureByLetter[letter] ?? letter),
    setupMinutes: minutes,
    cleardownMinutes: minutes,
    approvalNeeded: line.endsWith("!"),
  };
}
