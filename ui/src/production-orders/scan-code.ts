/** The order's number, where a text is one: somebody typed it instead of scanning. */
export function numberIn(text: string): number | undefined {
  const number = /^\D{0,5}(\d{1,9})$/.exec(text.trim())?.[1];
  return number ? Number(number) : undefined;
}
