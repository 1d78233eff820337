import { idSchema } from "../words/words.ts";
import {
  businessHoursChangeSchema,
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
} from "./maintained.ts";

export const businessHoursEndpoints = {
  "GET /business-hours": listEndpoint("business hours", businessHoursItemSchema, {}),
  "GET /business-hours/:id": readEndpoint("set of business hours", businessHoursSchema),
  "POST /business-hours": createEndpoint("set of business hours", newBusinessHoursSchema, businessHoursSchema),
  "PATCH /business-hours/:id": changeEndpoint("set of business hours", businessHoursChangeSchema, businessHoursSchema),
  "DELETE /business-hours/:id": deleteEndpoint("set of business hours", businessHoursSchema),
  "POST /business-hours/:id/restore": restoreEndpoint("set of business hours", businessHoursSchema),

  "GET /holidays": listEndpoint("holidays", holidaySchema, { businessHours: idSchema.optional() }),
  "GET /holidays/:id": readEndpoint("holiday", holidaySchema),
  "POST /holidays": createEndpoint("holiday", newHolidaySchema, holidaySchema),
  "PATCH /holidays/:id": changeEndpoint("holiday", holidayChangeSchema, holidaySchema),
  "DELETE /holidays/:id": deleteEndpoint("holiday", holidaySchema),
  "POST /holidays/:id/restore": restoreEndpoint("holiday", holidaySchema),
};
