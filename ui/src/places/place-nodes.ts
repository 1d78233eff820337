import type { PlaceTree } from "@magic-meetings/contract/places/place-tree.ts";

// The tree as the page shows it: every place knows what it is in and what is in it.

export type NodeKind = "country" | "site" | "building" | "floor" | "room";

export interface PlaceNode {
  kind: NodeKind;
  id: string;
  name: string;
  parent: PlaceNode | undefined;
  children: PlaceNode[];
  /** Seats of a room, else of all rooms in it. */
  seats: number;
  /** Rooms in it; 1 for a room. */
  rooms: number;
  approvalNeeded: boolean;
  hasPlan: boolean;
  /** Whether I keep it up. */
  mayChange: boolean;
}

export interface PlaceNodes {
  countries: PlaceNode[];
  byId: ReadonlyMap<string, PlaceNode>;
}

type Given = Pick<PlaceNode, "kind" | "id" | "name"> & Partial<PlaceNode>;

/** Makes the tree's answer into nodes. */
export function toPlaceNodes(tree: PlaceTree): PlaceNodes {
  const byId = new Map<string, PlaceNode>();
  const add = (given: Given, parent?: PlaceNode): PlaceNode => {
    const node: PlaceNode = {
      children: [],
      seats: 0,
      rooms: 0,
      approvalNeeded: false,
      hasPlan: false,
      mayChange: parent?.mayChange ?? false,
      ...given,
      parent,
    };
    byId.set(node.id, node);
    parent?.children.push(node);
    return node;
  };
  const countries = tree.countries.map(({ id, name, sites }) => {
    const country = add({ kind: "country", id, name, mayChange: tree.allowed.change.ok });
    for (const site of sites) addSite(site, country, add);
    return country;
  });
  countries.forEach(count);
  return { countries, byId };
}

type Site = PlaceTree["countries"][number]["sites"][number];

function addSite(site: Site, country: PlaceNode, add: (given: Given, parent: PlaceNode) => PlaceNode): void {
  const { id, name } = site;
  const siteNode = add({ kind: "site", id, name, mayChange: site.allowed.change.ok }, country);
  for (const building of site.buildings) {
    const buildingNode = add({ kind: "building", id: building.id, name: building.name }, siteNode);
    for (const floor of building.floors) {
      const { hasPlan } = floor;
      const floorNode = add({ kind: "floor", id: floor.id, name: floor.name, hasPlan }, buildingNode);
      for (const { capacity, approvalNeeded, ...room } of floor.rooms) {
        add({ kind: "room", id: room.id, name: room.name, seats: capacity, rooms: 1, approvalNeeded }, floorNode);
      }
    }
  }
}

function count(node: PlaceNode): void {
  node.children.forEach(count);
  if (node.kind === "room") return;
  node.seats = node.children.reduce((sum, child) => sum + child.seats, 0);
  node.rooms = node.children.reduce((sum, child) => sum + child.rooms, 0);
}

/** What a place is in, from the country down; without the place itself. */
export function ancestorsOf(node: PlaceNode): PlaceNode[] {
  return node.parent ? [...ancestorsOf(node.parent), node.parent] : [];
}

/** A place or what it is in of that kind. */
export function nearestOf(node: PlaceNode | undefined, kind: NodeKind): PlaceNode | undefined {
  return !node || node.kind === kind ? node : nearestOf(node.parent, kind);
}

export interface FoundPlaces {
  /** Ids of what is found and of what it is in. */
  shown: ReadonlySet<string>;
  count: number;
}

/** Places whose name has every word of the search, and all that is in them; undefined where nothing is searched. */
export function findPlaces(nodes: PlaceNodes, search: string): FoundPlaces | undefined {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const shown = new Set<string>();
  let found = 0;
  for (const node of nodes.byId.values()) {
    const name = node.name.toLocaleLowerCase();
    if (!words.every((word) => name.includes(word))) continue;
    found += 1;
    shown.add(node.id);
    for (const { id } of ancestorsOf(node)) shown.add(id);
    addBelow(node, shown);
  }
  return { shown, count: found };
}

function addBelow(node: PlaceNode, shown: Set<string>): void {
  for (const child of node.children) {
    shown.add(child.id);
    addBelow(child, shown);
  }
}
