import { create } from "qrcode";

export interface QrDrawing {
  /** Squares on a side, the quiet zone around it included. */
  size: number;
  /** The dark squares as an SVG path, one unit each. */
  path: string;
}

/** In squares; readers need it. */
const quietZone = 4;

/** A QR code as one path, so that it is drawn by the page itself. Reads also with a seventh of it worn away. */
export function qrPath(content: string): QrDrawing {
  const { modules } = create(content, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * quietZone, path };
}
