import type {
  AccessPoint,
  AccessPointKind,
  AccessPointStatus,
  Building,
  Floor,
  SiteDetail,
} from "@magic-meetings/contract/places/place.ts";
import { toWhole, type FormSpec } from "./form-spec.ts";

export type SiteForm = {
  name: string;
  countryId: string;
  address: string;
  timeZone: string;
  currency: string;
  /** Empty: it is always open. */
  businessHoursId: string;
};

export const siteForm: FormSpec<SiteDetail, SiteForm> = {
  blank: () => ({ name: "", countryId: "", address: "", timeZone: "", currency: "", businessHoursId: "" }),
  of: ({ name, country, address, timeZone, currency, businessHours }) => ({
    name,
    countryId: country.id,
    address,
    timeZone,
    currency,
    businessHoursId: businessHours?.id ?? "",
  }),
  body: ({ currency, businessHoursId, ...rest }) => ({
    ...rest,
    currency: currency.trim().toUpperCase(),
    businessHoursId: businessHoursId || null,
  }),
};

export type BuildingForm = { name: string };

export const buildingForm: FormSpec<Building, BuildingForm> = {
  blank: () => ({ name: "" }),
  of: ({ name }) => ({ name }),
  body: (form) => form,
  below: (siteId) => ({ siteId }),
};

export type FloorForm = { name: string; level: string };

export const floorForm: FormSpec<Floor, FloorForm> = {
  blank: () => ({ name: "", level: "" }),
  of: ({ name, level }) => ({ name, level: String(level) }),
  body: ({ name, level }) => ({ name, level: toWhole(level) }),
  below: (buildingId) => ({ buildingId }),
};

export type AccessPointForm = {
  name: string;
  kind: AccessPointKind;
  status: AccessPointStatus;
  /** Empty: it belongs to the whole site. */
  floorId: string;
};

export const accessPointForm: FormSpec<AccessPoint, AccessPointForm> = {
  blank: () => ({ name: "", kind: "door", status: "active", floorId: "" }),
  of: ({ name, kind, status, floor }) => ({ name, kind, status, floorId: floor?.id ?? "" }),
  body: ({ floorId, ...rest }) => ({ ...rest, floorId: floorId || null }),
  below: (siteId) => ({ siteId }),
};
