import { writeFile } from "node:fs/promises";
import { qrPath } from "@magic-meetings/ui/elements/qr-path.ts";

const width = 640;
const height = 480;
const light = 235;
const dark = 16;

/** A film in which somebody holds a QR code in front of the camera, and how a browser is started that sees it. */
export async function filmOf(content: string, file: string): Promise<string[]> {
  const picture = Buffer.concat([Buffer.from("FRAME\n"), luma(content), Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, picture, picture]));
  return [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

/** The picture's brightness: the code in the middle of it, as large as it gets. */
function luma(content: string): Buffer {
  const { size, path } = qrPath(content);
  const scale = Math.floor((height * 0.8) / size);
  const left = Math.floor((width - size * scale) / 2);
  const top = Math.floor((height - size * scale) / 2);
  const plane = Buffer.alloc(width * height, light);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g)) {
    for (let line = 0; line < scale; line += 1) {
      const start = (top + Number(y) * scale + line) * width + left + Number(x) * scale;
      plane.fill(dark, start, start + scale);
    }
  }
  return plane;
}
