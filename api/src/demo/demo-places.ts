import { readGraphPlaces, type GraphDirectory } from "../graph/graph-place.ts";
import type { PlacesSource } from "../places/places-source.ts";
import { addressPart, demoIds, type DemoCompany, type DemoFloor, type DemoSite } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { fjordBank } from "./fjord-bank.ts";
import { nordlys } from "./nordlys.ts";

/** The directory that stands in for Microsoft 365's in the demo: not quite what the company has, as it is in life. */
export function demoPlaces(tenantId: string): PlacesSource | undefined {
  const company = [nordlys, fjordBank].find((one) => demoIds.tenant(one) === tenantId);
  if (company === undefined) return undefined;
  return {
    async *list() {
      yield* readGraphPlaces(demoDirectory(company));
    },
  };
}

/** As Microsoft Graph answers: the first site by its buildings and floors, the others by their room lists. */
export function demoDirectory(company: DemoCompany): GraphDirectory {
  const [first, ...others] = company.sites;
  if (first === undefined) return {};
  const buildingId = demoId(`${company.key}/directory/${first.key}`);
  const floorId = (floor: DemoFloor) => demoId(`${company.key}/directory/${first.key}/${floor.level}`);
  return {
    buildings: [{ id: buildingId, placeId: buildingId, displayName: first.building, address: graphAddress(first) }],
    floors: first.floors.map((floor) => ({
      id: floorId(floor),
      placeId: floorId(floor),
      parentId: buildingId,
      displayName: floor.name,
      sortOrder: floor.level,
    })),
    rooms: first.floors.flatMap((floor, index) =>
      graphRooms(company, floor, index === 0).map((room) => ({
        ...room,
        placeId: demoId(`${company.key}/directory/${room.emailAddress}`),
        parentId: floorId(floor),
      })),
    ),
    roomLists: others.map((site) => ({
      id: demoId(`${company.key}/directory/${site.key}`),
      displayName: site.building,
      emailAddress: `rooms-${site.key}@${company.domain}`,
      address: graphAddress(site),
      rooms: site.floors.flatMap((floor) => graphRooms(company, floor, false)),
    })),
  };
}

function graphAddress(site: DemoSite) {
  return { street: site.address, city: site.name, countryOrRegion: site.country.name };
}

interface SimulatedRoom {
  id: string;
  displayName: string;
  emailAddress: string;
  capacity: number | null;
  floorNumber: number;
  isWheelChairAccessible: boolean;
  displayDeviceName: string | null;
  videoDeviceName: string | null;
}

/** The rooms of a floor; on the first one a room has been enlarged, one is new and one was never finished. */
function graphRooms(company: DemoCompany, floor: DemoFloor, differs: boolean): SimulatedRoom[] {
  const rooms = floor.rooms.map((room, index) => ({
    id: demoId(`${company.key}/directory/room/${room.name}`),
    displayName: room.name,
    emailAddress: roomEmail(company, room.name),
    capacity: differs && index === 0 ? room.capacity + 2 : room.capacity,
    floorNumber: floor.level,
    isWheelChairAccessible: room.features.includes("accessible"),
    displayDeviceName: room.features.includes("screen") ? "Screen" : null,
    videoDeviceName: room.features.includes("video") ? "Camera" : null,
  }));
  const more = (name: string, capacity: number | null): SimulatedRoom => ({
    id: demoId(`${company.key}/directory/room/${name}`),
    displayName: name,
    emailAddress: roomEmail(company, name),
    capacity,
    floorNumber: floor.level,
    isWheelChairAccessible: true,
    displayDeviceName: "Screen",
    videoDeviceName: null,
  });
  return differs ? [...rooms, more("Lighthouse", 8), more("Harbour", null)] : rooms;
}

function roomEmail(company: DemoCompany, name: string): string {
  return `room-${addressPart(name)}@${company.domain}`;
}
