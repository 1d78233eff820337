/** The services that a person wants to see first. */
export interface Favourites {
  ids: readonly string[];
  toggle: (serviceId: string, on: boolean) => void;
}
