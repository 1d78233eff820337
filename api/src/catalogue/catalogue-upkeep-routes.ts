import { route } from "../http/route.ts";
import { changeThing, createThing, deleteThing, restoreThing } from "../places/keep-up.ts";
import { listThings, readThing } from "../places/read-thing.ts";
import { serviceCatalogues, serviceCategories, touchServicesOf } from "./catalogue-upkeep.ts";
import { readServicePrices, setServicePrice, takeBackServicePrice } from "./service-prices.ts";
import { services } from "./service-upkeep.ts";
import { showService } from "./show-service.ts";

export const catalogueUpkeepRoutes = [
  route("GET /service-categories", (asked) => listThings(serviceCategories, asked)),
  route("GET /service-categories/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, serviceCategories, params.id),
  ),
  route("POST /service-categories", ({ body, command }) =>
    command((context) => createThing(context, serviceCategories, body)),
  ),
  route("PATCH /service-categories/:id", ({ params, body, ifMatch, command }) =>
    command((context) =>
      changeThing(context, serviceCategories, { ...params, change: body, expectedVersion: ifMatch }),
    ),
  ),
  route("DELETE /service-categories/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, serviceCategories, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /service-categories/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, serviceCategories, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /services", (asked) => listThings(services, asked)),
  route("GET /services/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, services, params.id),
  ),
  route("POST /services", ({ body, command }) => command((context) => createThing(context, services, body))),
  route("PATCH /services/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeThing(context, services, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /services/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, services, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /services/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, services, { ...params, expectedVersion: ifMatch })),
  ),
  route("PUT /services/:id/picture", ({ params, upload, ifMatch, command }) =>
    command((context) => showService(context, { ...params, upload, expectedVersion: ifMatch })),
  ),
  route("GET /services/:id/prices", ({ params, queries, principal, now }) =>
    readServicePrices(queries, { tenantId: principal.tenantId, ...params, now }),
  ),
  route("POST /services/:id/prices", ({ params, body, ifMatch, command }) =>
    command((context) => setServicePrice(context, { ...params, price: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /services/:id/prices/:priceId", ({ params, ifMatch, command }) =>
    command((context) => takeBackServicePrice(context, { ...params, expectedVersion: ifMatch })),
  ),

  route("GET /service-catalogues", (asked) => listThings(serviceCatalogues, asked)),
  route("GET /service-catalogues/:id", ({ params, queries, principal }) =>
    readThing(queries, { tenantId: principal.tenantId, principal }, serviceCatalogues, params.id),
  ),
  route("POST /service-catalogues", ({ body, command }) =>
    command((context) => createThing(context, serviceCatalogues, body)),
  ),
  route("PATCH /service-catalogues/:id", ({ params, body, ifMatch, command }) =>
    command((context) =>
      changeThing(context, serviceCatalogues, { ...params, change: body, expectedVersion: ifMatch }),
    ),
  ),
  route("DELETE /service-catalogues/:id", ({ params, ifMatch, command }) =>
    command(async (context) => {
      const hidden = await deleteThing(context, serviceCatalogues, { ...params, expectedVersion: ifMatch });
      await touchServicesOf(context, params.id);
      return hidden;
    }),
  ),
  route("POST /service-catalogues/:id/restore", ({ params, ifMatch, command }) =>
    command(async (context) => {
      const shown = await restoreThing(context, serviceCatalogues, { ...params, expectedVersion: ifMatch });
      await touchServicesOf(context, params.id);
      return shown;
    }),
  ),
];
