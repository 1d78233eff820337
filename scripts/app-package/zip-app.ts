import { zipSync } from "fflate";

/** The files of an app package by their name in the zip; Teams takes none beside those that its manifest names. */
export type AppFiles = Readonly<Record<string, Uint8Array>>;

/** The zip; the same files always give the same bytes. */
export function zipApp(files: AppFiles): Uint8Array {
  return zipSync({ ...files }, { level: 9, mtime: new Date(1980, 0, 1) });
}
