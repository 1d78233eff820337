// What attributes a floor plan may have, and what may stand in them. Nothing here can point anywhere: no url(), no href.

type Accepts = (value: string) => boolean;

function matching(pattern: RegExp): Accepts {
  return (value) => pattern.test(value);
}

const length = matching(/^[+-]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})(?:e[+-]?\d{1,2})?(?:px|pt|mm|cm|in|em|ex|%)?$/i);
const numbers = matching(/^[\d .,+\-eE]*$/);
const lengths = matching(/^[\d .,+\-eE%a-z]{0,500}$/);
const word = matching(/^[a-zA-Z-]{1,40}$/);
const colour = matching(/^(?:[a-zA-Z]{3,30}|#[0-9a-fA-F]{3,8}|(?:rgb|rgba|hsl|hsla)\([\d .,%/-]{1,60}\))$/);
const wordOrNumber = matching(/^[a-z\d.-]{1,20}$/);

const ofForm: Record<string, Accepts> = {
  d: matching(/^[MmZzLlHhVvCcSsQqTtAaEe\d .,+-]*$/),
  points: numbers,
  transform: matching(/^(?:(?:matrix|translate|scale|rotate|skewX|skewY) ?\([\d .,+\-eE]*\),? ?)+$/),
  x: lengths,
  y: lengths,
  dx: lengths,
  dy: lengths,
  rotate: numbers,
  x1: length,
  y1: length,
  x2: length,
  y2: length,
  cx: length,
  cy: length,
  r: length,
  rx: length,
  ry: length,
  width: length,
  height: length,
};

/** Those that may stand in `style` as well. */
const ofLook: Record<string, Accepts> = {
  fill: colour,
  "fill-opacity": length,
  "fill-rule": word,
  stroke: colour,
  "stroke-width": length,
  "stroke-opacity": length,
  "stroke-linecap": word,
  "stroke-linejoin": word,
  "stroke-miterlimit": length,
  "stroke-dasharray": lengths,
  "stroke-dashoffset": length,
  opacity: length,
  display: word,
  visibility: word,
  "font-family": matching(/^[\w ,'"-]{1,200}$/),
  "font-size": length,
  "font-style": word,
  "font-weight": wordOrNumber,
  "text-anchor": word,
  "dominant-baseline": word,
};

/** A look's value where it may stand, else undefined; spaces are one each. */
export function cleanLook(name: string, value: string): string | undefined {
  return cleaned(ofLook, name, value);
}

/** An attribute's value where it may stand, else undefined. */
export function cleanAttribute(name: string, value: string): string | undefined {
  return cleaned(ofForm, name, value) ?? cleanLook(name, value);
}

function cleaned(known: Record<string, Accepts>, name: string, value: string): string | undefined {
  const plain = value.replace(/\s+/g, " ").trim();
  return Object.hasOwn(known, name) && known[name]?.(plain) === true ? plain : undefined;
}

/** What other elements and people can call an element by. */
export function isPlanId(value: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.:-]{0,99}$/u.test(value);
}

const largest = 1_000_000;

/** A viewBox with a size, from the attribute or else from width and height; undefined where there is neither. */
export function readViewBox({ viewBox, width, height }: Record<string, string | undefined>): string | undefined {
  const given = viewBox
    ?.trim()
    .split(/[\s,]+/)
    .map(Number) ?? [0, 0, parseFloat(width ?? ""), parseFloat(height ?? "")];
  const [x = NaN, y = NaN, w = NaN, h = NaN] = given;
  const isBox = given.length === 4 && [x, y, w, h].every((one) => Number.isFinite(one) && Math.abs(one) <= largest);
  return isBox && w > 0 && h > 0 ? `${x} ${y} ${w} ${h}` : undefined;
}
