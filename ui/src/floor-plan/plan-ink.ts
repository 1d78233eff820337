// A drawing comes in the colours of whoever drew it, on white. On screen it takes the host's theme, so that walls are
// seen on a dark page as well: of a colour only what it does is kept.

/** `ink`: lines and walls; `tint`: a surface that differs; `paper`: the ground; `none`: nothing is drawn. */
export type PlanInk = "ink" | "tint" | "paper" | "none";

const named: Record<string, PlanInk> = {
  none: "none",
  transparent: "none",
  white: "paper",
  black: "ink",
  currentcolor: "ink",
  navy: "ink",
  maroon: "ink",
  dimgray: "ink",
  dimgrey: "ink",
};

/** What a colour does; undefined where none is given. What is not understood is a tint. */
export function inkOf(colour: string | undefined): PlanInk | undefined {
  const text = colour?.trim().toLowerCase();
  if (!text || text === "inherit") return undefined;
  if (text in named) return named[text];
  const light = brightness(text);
  if (light === undefined) return "tint";
  return light < 0.35 ? "ink" : light > 0.97 ? "paper" : "tint";
}

/** From 0 to 1. */
function brightness(text: string): number | undefined {
  const channels = fromHex(text) ?? fromRgb(text);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

function fromHex(text: string): number[] | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (!digits) return undefined;
  const size = digits.length / 3;
  return [0, 1, 2].map((index) => {
    const part = digits.slice(index * size, (index + 1) * size);
    return Number.parseInt(size === 1 ? part + part : part, 16);
  });
}

function fromRgb(text: string): number[] | undefined {
  return /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(text)?.slice(1).map(Number);
}
