import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, moneySchema } from "../words/words.ts";
import {
  seriesOrderChangeSchema,
  seriesOrderInputSchema,
  seriesOrderPreviewSchema,
  seriesOrderSchema,
} from "./series-order.ts";

const byId = z.strictObject({ id: idSchema });
const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const writers = { roles: "any", scopes: ["meetings.write"] } as const;
const inputs = seriesOrderInputSchema.omit({ expectedTotal: true });

export const seriesOrderEndpoints = {
  "GET /series/:id/series-orders": endpoint({
    summary: "What is ordered for the dates of a series",
    access: readers,
    params: byId,
    response: z.strictObject({ items: z.array(seriesOrderSchema) }),
  }),
  "POST /series/:id/series-orders/preview": endpoint({
    summary: "What ordering for every date comes to, date by date; changes nothing",
    access: writers,
    params: byId,
    body: inputs,
    response: seriesOrderPreviewSchema,
  }),
  "POST /series/:id/series-orders": endpoint({
    summary:
      "Order for every date of a series, all in one: each date has an order of its own. Dates that cannot have it are named, and are ordered for once they are given something else",
    access: writers,
    params: byId,
    body: seriesOrderInputSchema,
    status: 201,
    versioned: true,
    response: seriesOrderSchema,
  }),
  "GET /series-orders/:id": endpoint({
    summary: "One order for a series, with every date",
    access: readers,
    params: byId,
    versioned: true,
    response: seriesOrderSchema,
  }),
  "PATCH /series-orders/:id": endpoint({
    summary:
      "Change, skip, multiply or end an order for a series: for all dates, for those that follow one, or for some. Dates past their cut-off cost the fee that was shown",
    access: writers,
    params: byId,
    body: seriesOrderChangeSchema.extend({
      /** The fee that was shown. Without it, or with less than is due now, 409 `fee_applies` says what it costs. */
      acceptFee: moneySchema.optional(),
    }),
    versioned: true,
    response: seriesOrderSchema,
  }),
  "POST /series-orders/:id/preview-change": endpoint({
    summary: "What a change of an order for a series comes to, date by date; changes nothing",
    access: writers,
    params: byId,
    body: seriesOrderChangeSchema,
    response: seriesOrderPreviewSchema,
  }),
};
