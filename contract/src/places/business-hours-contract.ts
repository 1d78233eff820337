import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { closedDeliveriesSchema } from "../vendors/closed-delivery.ts";
import { idSchema, pageQuery } from "../words/words.ts";
import {
  businessHoursChangeSchema,
  changedBusinessHoursSchema,
  changedHolidaySchema,
  hoursPreviewSchema,
  businessHoursItemSchema,
  businessHoursSchema,
  holidayChangeSchema,
  holidaySchema,
  newBusinessHoursSchema,
  newHolidaySchema,
} from "./business-hours.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "./maintained.ts";

export const businessHoursEndpoints = {
  "GET /business-hours": listEndpoint("business hours", businessHoursItemSchema, {}),
  "GET /business-hours/:id": readEndpoint("set of business hours", businessHoursSchema),
  "POST /business-hours": createEndpoint("set of business hours", newBusinessHoursSchema, businessHoursSchema),
  "PATCH /business-hours/:id": changeEndpoint(
    "set of business hours",
    businessHoursChangeSchema,
    changedBusinessHoursSchema,
  ),
  "DELETE /business-hours/:id": deleteEndpoint("set of business hours", businessHoursSchema),
  "POST /business-hours/:id/restore": restoreEndpoint("set of business hours", businessHoursSchema),
  "POST /business-hours/:id/preview": endpoint({
    summary: "What is ordered for moments at which its vendor would be closed by other hours or holidays",
    access: upkeepers,
    params: z.strictObject({ id: idSchema }),
    query: z.strictObject(pageQuery),
    body: hoursPreviewSchema,
    response: closedDeliveriesSchema,
  }),

  "GET /holidays": listEndpoint("holidays", holidaySchema, { businessHours: idSchema.optional() }),
  "GET /holidays/:id": readEndpoint("holiday", holidaySchema),
  "POST /holidays": createEndpoint("holiday", newHolidaySchema, changedHolidaySchema),
  "PATCH /holidays/:id": changeEndpoint("holiday", holidayChangeSchema, changedHolidaySchema),
  "DELETE /holidays/:id": deleteEndpoint("holiday", changedHolidaySchema),
  "POST /holidays/:id/restore": restoreEndpoint("holiday", changedHolidaySchema),
};
