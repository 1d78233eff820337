import type { RowProblem } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind, RowField, RowFields, RowProblemCode } from "@magic-meetings/contract/imports/import-words.ts";
import { rowProblem } from "@magic-meetings/contract/imports/row-problem.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { CheckArgs, CheckedRows, KindOfImport, RawRow, SeenRows } from "./import-kind.ts";
import type { JudgedRow } from "./judge-row.ts";
import { findFirstRows, type KeyKind } from "./row-key-sql.ts";
import { PlacesChanged } from "./write-places.ts";

// Kinds whose rows are one thing each, recognised by one key. They are written by the commands that keep such things up,
// so that what is brought in keeps every rule that holds for what is typed.

/** A thing that is there. */
export interface KnownThing {
  id: string;
  version: number;
  deleted: boolean;
}

export type Refuse = (field: RowField, code: RowProblemCode, facts?: Pick<RowProblem, "row" | "expected">) => void;

export interface Judging<World, Row, Known> {
  row: Row;
  before: Known | undefined;
  world: World;
  refuse: Refuse;
}

/** What a row comes to: nothing to do where it is as it is. */
export interface Judged<Change> {
  change: Change;
  isSame: boolean;
}

export interface ThingKind<World, Row, Known extends KnownThing, Change> {
  kind: ImportKind;
  /** The column that things are recognised by. */
  keyField: RowField;
  load(db: Queries, asked: { tenantId: string; now: Date }): Promise<World>;
  /** From the cells alone: the same key, the same thing. */
  keyOf(fields: RowFields): string | undefined;
  /** The things with these keys; several where they cannot be told apart. Also reads into the world what rows name. */
  findKnown(
    db: Queries,
    asked: { tenantId: string; world: World; keys: readonly string[]; rows: readonly RowFields[] },
  ): Promise<Map<string, Known[]>>;
  read(fields: RowFields, world: World, before: Known | undefined): { row: Row; problems: RowProblem[] };
  judge(judging: Judging<World, Row, Known>): Judged<Change>;
  /** Adds what is new, all of it at once. */
  create(context: CommandContext, world: World, news: readonly Change[]): Promise<void>;
  /** Changes one that is there: each is locked, and compared with what it was. */
  change(context: CommandContext, world: World, change: Change, before: Known): Promise<void>;
}

export function thingKind<World, Row, Known extends KnownThing, Change>(
  spec: ThingKind<World, Row, Known, Change>,
): KindOfImport {
  return {
    kind: spec.kind,
    async open(db, asked) {
      const world = await spec.load(db, asked);
      return { check: (queries, args, rows) => checkThings(spec, world, { db: queries, args, rows }) };
    },
    sharedKeys: (before, after) => ({
      email: [],
      reference: [],
      site: [],
      name: [...new Set([before, after].flatMap((fields) => spec.keyOf(fields) ?? []))],
    }),
  };
}

interface Checking {
  db: Queries;
  args: CheckArgs;
  rows: readonly RawRow[];
}

async function checkThings<World, Row, Known extends KnownThing, Change>(
  spec: ThingKind<World, Row, Known, Change>,
  world: World,
  { db, args, rows }: Checking,
): Promise<CheckedRows> {
  const { tenantId } = args;
  const keys = rows.map(({ fields }) => spec.keyOf(fields));
  const given = [...new Set(keys.flatMap((key) => key ?? []))];
  const known = await spec.findKnown(db, { tenantId, world, keys: given, rows: rows.map(({ fields }) => fields) });
  const firsts = await findFirsts(db, args, rows, keys);
  const all = rows.map((raw, index) => {
    const key = keys[index];
    const found = key === undefined ? [] : (known.get(key) ?? []);
    return { ...judgeThing(spec, world, { raw, key, found, first: firsts.get(`name ${key}`)?.number }), raw };
  });
  return {
    rows: all.map(({ raw, judged }) => ({ number: raw.number, fields: raw.fields, judged })),
    async write(context) {
      const importer = asImporter(context);
      const changes = all.flatMap(({ judged, change, before }) =>
        judged.outcome === "update" && change !== undefined && before !== undefined ? [{ change, before }] : [],
      );
      const news = all.flatMap(({ judged, change }) =>
        judged.outcome === "create" && change !== undefined ? [change] : [],
      );
      await writing(async () => {
        await spec.create(importer, world, news);
        for (const { change, before } of changes) await spec.change(importer, world, change, before);
      });
      return news.length + changes.length;
    },
  };
}

interface ThingRow<Known> {
  raw: RawRow;
  key: string | undefined;
  found: readonly Known[];
  /** The number of the first row with this key. */
  first: number | undefined;
}

function judgeThing<World, Row, Known extends KnownThing, Change>(
  spec: ThingKind<World, Row, Known, Change>,
  world: World,
  { raw, key, found, first }: ThingRow<Known>,
) {
  const before = found.find(({ deleted }) => !deleted);
  const { row, problems } = spec.read(raw.fields, world, before);
  const refuse: Refuse = (field, code, facts) => {
    // What cannot be read is not missing as well.
    if (code === "missing" && problems.some((problem) => problem.field === field)) return;
    problems.push(rowProblem(field, code, facts));
  };
  if (first !== undefined && first < raw.number) refuse(spec.keyField, "duplicate_in_file", { row: first });
  if (before === undefined && found.length > 0) refuse(spec.keyField, "deleted_thing");
  if (found.filter(({ deleted }) => !deleted).length > 1) refuse(spec.keyField, "several_alike");
  const { change, isSame } = spec.judge({ row, before, world, refuse });
  const outcome = problems.length > 0 ? "bad" : before === undefined ? "create" : isSame ? "same" : "update";
  const judged: JudgedRow = {
    problems,
    outcome,
    keys: { email: undefined, reference: undefined, name: key, site: undefined },
    thingId: before?.id ?? null,
    thingVersion: before?.version ?? null,
    target: null,
  };
  return { judged, before, change: problems.length > 0 ? undefined : change };
}

/** The first row of the file with each key, seen or stored before or among these rows. */
async function findFirsts(
  db: Queries,
  { tenantId, importId, firsts: where }: CheckArgs,
  rows: readonly RawRow[],
  keys: readonly (string | undefined)[],
): Promise<SeenRows> {
  if (where === "none") return new Map();
  const firsts: SeenRows = where === "stored" ? new Map<string, RawRow>() : where;
  const keep = (kind: KeyKind, key: string, number: number) => {
    const known = firsts.get(`${kind} ${key}`);
    if (known === undefined || known.number > number) firsts.set(`${kind} ${key}`, { number, fields: {} });
  };
  if (where === "stored") {
    const names = keys.map((name) => ({ email: undefined, reference: undefined, name, site: undefined }));
    const stored = await findFirstRows(db, { tenantId, importId, keys: names });
    for (const { kind, key, number } of stored) keep(kind, key, number);
  }
  rows.forEach(({ number }, index) => {
    const key = keys[index];
    if (key !== undefined) keep("name", key, number);
  });
  return firsts;
}

/** Whoever may import a kind keeps up all of it. */
function asImporter(context: CommandContext): CommandContext {
  return { ...context, principal: { ...context.principal, roles: [{ role: "admin" }] } };
}

/** What is refused now was possible when the rows were checked. */
async function writing(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw error instanceof Refusal ? new PlacesChanged() : error;
  }
}

/** Things by their folded name: of two that are spelled alike the later one counts. */
export function byName<Thing extends { name: string }>(things: readonly Thing[], fold: (name: string) => string) {
  return new Map(things.map((thing) => [fold(thing.name), thing]));
}
