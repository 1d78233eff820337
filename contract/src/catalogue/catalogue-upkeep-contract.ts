import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "../places/maintained.ts";
import { idSchema } from "../words/words.ts";
import { catalogueLimits, pictureTypes } from "./catalogue-limits.ts";
import {
  newServiceCatalogueSchema,
  newServiceCategorySchema,
  serviceCatalogueChangeSchema,
  serviceCatalogueItemSchema,
  serviceCatalogueSchema,
  serviceCategoryChangeSchema,
  serviceCategorySchema,
} from "./kept-catalogue.ts";
import {
  keptServiceSchema,
  newServicePriceSchema,
  newServiceSchema,
  serviceChangeSchema,
  servicePricesSchema,
} from "./kept-service.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
const flag = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .optional();

/** Who keeps up the catalogue: facility management and administrators. Everybody else has `GET /catalogue`. */
export const catalogueUpkeepEndpoints = {
  "GET /service-categories": listEndpoint("categories of services", serviceCategorySchema, {}),
  "GET /service-categories/:id": readEndpoint("category of services", serviceCategorySchema),
  "POST /service-categories": createEndpoint("category of services", newServiceCategorySchema, serviceCategorySchema),
  "PATCH /service-categories/:id": changeEndpoint(
    "category of services",
    serviceCategoryChangeSchema,
    serviceCategorySchema,
  ),
  "DELETE /service-categories/:id": deleteEndpoint("category of services", serviceCategorySchema),
  "POST /service-categories/:id/restore": restoreEndpoint("category of services", serviceCategorySchema),

  "GET /services": listEndpoint(
    "services by category",
    keptServiceSchema,
    {
      category: idSchema.optional(),
      /** At which it is in a catalogue. */
      site: idSchema.optional(),
      vendor: idSchema.optional(),
      catalogue: idSchema.optional(),
      withoutPicture: flag,
    },
    upkeepers,
  ),
  "GET /services/:id": readEndpoint("service", keptServiceSchema, upkeepers),
  "POST /services": createEndpoint("service", newServiceSchema, keptServiceSchema),
  "PATCH /services/:id": changeEndpoint("service", serviceChangeSchema, keptServiceSchema),
  "DELETE /services/:id": deleteEndpoint("service", keptServiceSchema),
  "POST /services/:id/restore": restoreEndpoint("service", keptServiceSchema),
  "PUT /services/:id/picture": endpoint({
    summary:
      "Hand in a picture of a service: PNG, JPEG or WebP by what is in it, written anew without what is not picture",
    access: upkeepers,
    ...byId,
    upload: { types: pictureTypes, maxBytes: catalogueLimits.pictureBytes },
    versioned: true,
    response: keptServiceSchema,
  }),
  "GET /services/:id/prices": endpoint({
    summary: "What a service costs today, and its prices with the day from which each holds",
    access: upkeepers,
    ...byId,
    versioned: true,
    response: servicePricesSchema,
  }),
  "POST /services/:id/prices": endpoint({
    summary: "A price for deliveries from a day on; what is ordered keeps its price",
    access: upkeepers,
    ...byId,
    body: newServicePriceSchema,
    status: 201,
    versioned: true,
    response: servicePricesSchema,
  }),
  "DELETE /services/:id/prices/:priceId": endpoint({
    summary: "Take back a price that does not hold yet",
    access: upkeepers,
    params: z.strictObject({ id: idSchema, priceId: idSchema }),
    versioned: true,
    response: servicePricesSchema,
  }),

  "GET /service-catalogues": listEndpoint(
    "catalogues of services",
    serviceCatalogueItemSchema,
    { site: idSchema.optional() },
    upkeepers,
  ),
  "GET /service-catalogues/:id": readEndpoint("catalogue of services", serviceCatalogueSchema, upkeepers),
  "POST /service-catalogues": createEndpoint(
    "catalogue of services",
    newServiceCatalogueSchema,
    serviceCatalogueSchema,
  ),
  "PATCH /service-catalogues/:id": changeEndpoint(
    "catalogue of services",
    serviceCatalogueChangeSchema,
    serviceCatalogueSchema,
  ),
  "DELETE /service-catalogues/:id": deleteEndpoint("catalogue of services", serviceCatalogueSchema),
  "POST /service-catalogues/:id/restore": restoreEndpoint("catalogue of services", serviceCatalogueSchema),
};
