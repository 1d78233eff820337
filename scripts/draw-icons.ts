import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { calendarAndStar, outlinedCalendarAndStar, starOnly, type Layer } from "./icon-shapes.ts";
import { encodePng } from "./png.ts";
import { root } from "./run-parts.ts";

/** Draws every icon of the app; run it after changing a shape: `npx tsx scripts/draw-icons.ts`. */
const icons: { file: string; size: number; layers: readonly Layer[] }[] = [
  { file: "appPackage/color.png", size: 192, layers: calendarAndStar({ background: true }) },
  { file: "appPackage/outline.png", size: 32, layers: outlinedCalendarAndStar },
  { file: "addin/public/icons/magic-16.png", size: 16, layers: starOnly },
  { file: "addin/public/icons/magic-32.png", size: 32, layers: calendarAndStar({ background: false }) },
  { file: "addin/public/icons/magic-80.png", size: 80, layers: calendarAndStar({ background: false }) },
  { file: "addin/public/icons/magic-64.png", size: 64, layers: calendarAndStar({ background: false }) },
  { file: "addin/public/icons/magic-128.png", size: 128, layers: calendarAndStar({ background: false }) },
  { file: "tabs/public/reception-icon.png", size: 192, layers: calendarAndStar({ background: true }) },
  { file: "tabs/public/reception-icon-512.png", size: 512, layers: calendarAndStar({ background: true }) },
];

for (const { file, size, layers } of icons) {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, encodePng(size, drawPixels(size, layers)));
}

/** Every pixel is the average of 8 x 8 samples; a sample shows the topmost layer that covers it. */
function drawPixels(size: number, layers: readonly Layer[]): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) pixels.set(averageColor(x, y, size, layers), (y * size + x) * 4);
  }
  return pixels;
}

function averageColor(x: number, y: number, size: number, layers: readonly Layer[]): [number, number, number, number] {
  const samples = 8;
  const sum = [0, 0, 0];
  let covered = 0;
  for (let index = 0; index < samples * samples; index += 1) {
    const u = (x + ((index % samples) + 0.5) / samples) / size;
    const v = (y + (Math.floor(index / samples) + 0.5) / samples) / size;
    const layer = layers.findLast(({ covers }) => covers(u, v));
    if (layer === undefined || layer.color === "clear") continue;
    const color = typeof layer.color === "function" ? layer.color(u, v) : layer.color;
    color.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
    covered += 1;
  }
  const [red, green, blue] = sum.map((value) => Math.round(value / Math.max(covered, 1)));
  return [red ?? 0, green ?? 0, blue ?? 0, Math.round((covered / samples ** 2) * 255)];
}
