import type {
  AccessPoint,
  AccessPointChange,
  Building,
  BuildingChange,
  Floor,
  FloorChange,
  NewAccessPoint,
  NewBuilding,
  NewFloor,
  NewSite,
  SiteChange,
  SiteDetail,
} from "@magic-meetings/contract/places/place.ts";
import { findInTheWay } from "./in-the-way-sql.ts";
import { badReference, type MaintainedThing } from "./keep-up.ts";
import { isCountry, shareBuilding, shareBusinessHours, shareFloor, shareSite } from "./referred-sql.ts";
import {
  accessPointSql,
  buildingSql,
  floorSql,
  siteSql,
  type AccessPointValues,
  type BuildingValues,
  type FloorValues,
  type SiteValues,
} from "./site-sql.ts";
import { isTimeZone } from "./time-zone.ts";

export const sites: MaintainedThing<SiteValues, NewSite | SiteChange, SiteDetail, SiteDetail> = {
  word: "site",
  sql: siteSql,
  merge: (input, before) => ({ ...(before ?? siteDefaults), ...input }),
  async settle({ tx, tenantId }, values, before) {
    if (!isTimeZone(values.timeZone)) throw badReference("/timeZone", "time zone");
    if (values.countryId !== before?.values.countryId && !(await isCountry(tx, { tenantId, id: values.countryId }))) {
      throw badReference("/countryId", "country");
    }
    const hoursId = values.businessHoursId;
    if (hoursId !== null && !(await shareBusinessHours(tx, { tenantId, id: hoursId }))) {
      throw badReference("/businessHoursId", "set of business hours");
    }
    return { values, siteIds: before?.siteIds ?? [] };
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "site", { tenantId, id, now }),
};

const siteDefaults = { name: "", countryId: "", address: "", timeZone: "", currency: "", businessHoursId: null };

export const buildings: MaintainedThing<BuildingValues, NewBuilding | BuildingChange, Building, Building> = {
  word: "building",
  sql: buildingSql,
  merge: (input, before) => ({ ...(before ?? { siteId: "", name: "" }), ...input }),
  async settle({ tx, tenantId }, values) {
    if (!(await shareSite(tx, { tenantId, id: values.siteId }))) throw badReference("/siteId", "site");
    return { values, siteIds: [values.siteId] };
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "building", { tenantId, id, now }),
};

export const floors: MaintainedThing<FloorValues, NewFloor | FloorChange, Floor, Floor> = {
  word: "floor",
  sql: floorSql,
  merge: (input, before) => ({ ...(before ?? { buildingId: "", name: "", level: 0 }), ...input }),
  async settle({ tx, tenantId }, values) {
    const siteId = await shareBuilding(tx, { tenantId, id: values.buildingId });
    if (siteId === undefined) throw badReference("/buildingId", "building");
    return { values, siteIds: [siteId] };
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "floor", { tenantId, id, now }),
};

export const accessPoints: MaintainedThing<
  AccessPointValues,
  NewAccessPoint | AccessPointChange,
  AccessPoint,
  AccessPoint
> = {
  word: "access point",
  sql: accessPointSql,
  merge: (input, before) => ({ ...(before ?? accessPointDefaults), ...input }),
  async settle({ tx, tenantId }, values) {
    if (!(await shareSite(tx, { tenantId, id: values.siteId }))) throw badReference("/siteId", "site");
    if (values.floorId !== null && (await shareFloor(tx, { tenantId, id: values.floorId })) !== values.siteId) {
      throw badReference("/floorId", "floor of this site");
    }
    return { values, siteIds: [values.siteId] };
  },
};

const accessPointDefaults: AccessPointValues = { siteId: "", floorId: null, name: "", kind: "door", status: "active" };
