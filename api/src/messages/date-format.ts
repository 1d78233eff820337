import { LRUCache } from "lru-cache";

const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 500 });

/** A formatter of dates. Making one takes a hundred times as long as using it; there are as many as languages and zones. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formats.set(key, made);
  return made;
}
