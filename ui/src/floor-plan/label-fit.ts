// Letters are about half as wide as high; a label that does not fit is cut, and said in full to a screen reader.

const widthOfLetter = 0.56;
const lineHeight = 1.25;

export interface FittedLabel {
  name: string;
  /** Empty where there is no space for a second line. */
  detail: string;
}

/** What of a label fits into a box; all measures in one unit. Empty where not even a few letters do. */
export function fitLabel(
  words: { name: string; detail?: string },
  box: { width: number; height: number },
  fontSize: number,
): FittedLabel {
  const letters = Math.floor((box.width * 0.94) / (fontSize * widthOfLetter));
  if (letters < 3 || box.height < fontSize * lineHeight) return { name: "", detail: "" };
  const name = words.name.length > letters ? `${words.name.slice(0, letters - 1).trimEnd()}…` : words.name;
  const space = box.height >= 2 * fontSize * lineHeight;
  const detail = words.detail ?? "";
  return { name, detail: space && detail.length <= letters ? detail : "" };
}
