const kinds = [
  "country",
  "site",
  "building",
  "floor",
  "room",
  "user",
  "meeting",
  "location",
  "booking",
  "tenant",
] as const;
export type BenchKind = (typeof kinds)[number];

/** Ids of the data sets: of version 7, ascending within a kind as ids made over time are. */
export function benchId(kind: BenchKind, tenant: number, number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  const first = `01${hex(kinds.indexOf(kind) + 1, 2)}${hex(tenant, 4)}`;
  return `${first}-0000-7${hex(number >>> 16, 3)}-8000-${hex(number & 0xffff, 12)}`;
}

/** The same as an SQL expression of a tenant's number and a row's. */
export function benchIdSql(kind: BenchKind, tenant: string, number: string): string {
  const hex = (value: string, digits: number) => `lpad(to_hex((${value})::integer), ${digits}, '0')`;
  return `('01' || '${(kinds.indexOf(kind) + 1).toString(16).padStart(2, "0")}' || ${hex(tenant, 4)} || '-0000-7' ||
    ${hex(`(${number}) >> 16`, 3)} || '-8000-' || ${hex(`(${number}) & 65535`, 12)})::uuid`;
}
