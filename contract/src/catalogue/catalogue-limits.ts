/** How much of everything a catalogue takes. */
export const catalogueLimits = {
  /** In minor units. */
  price: 10_000_000_000,
  quantity: 10_000,
  options: 50,
  vendors: 50,
  catalogues: 200,
  services: 2000,
  sites: 500,
  groups: 200,
  /** Prices of one service with a day of their own. */
  prices: 500,
  pictureBytes: 1024 * 1024,
  /** Pixels along a side. */
  pictureSide: 4096,
  smallestPictureSide: 16,
} as const;

export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];
