import { z } from "zod";
import { cardKinds } from "../messages/message-words.ts";
import { routes, routesOf } from "./notification-words.ts";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "has to be a time such as 22:00");

/** In the person's own zone; hours that begin after they end go over midnight. */
export const quietHoursSchema = z
  .strictObject({ from: clockTime, until: clockTime })
  .refine(({ from, until }) => from !== until, "Quiet hours begin and end at different times");

/** Whoever names no way for a kind is told in chat. */
const routesSchema = z.partialRecord(z.enum(cardKinds), z.enum(routes)).superRefine((chosen, context) => {
  for (const kind of cardKinds) {
    const route = chosen[kind];
    if (route !== undefined && !routesOf(kind).includes(route)) {
      context.addIssue({ code: "custom", path: [kind], message: "This kind of message is not told in this way" });
    }
  }
});

export const notificationPreferenceSchema = z.strictObject({
  routes: routesSchema,
  quiet: quietHoursSchema.nullable(),
  digestAt: clockTime,
});
export type NotificationPreference = z.infer<typeof notificationPreferenceSchema>;

/** With what is known of where the person can be reached. */
export const ownPreferenceSchema = z.strictObject({
  ...notificationPreferenceSchema.shape,
  timeZone: z.string(),
  email: z.string(),
  /** open: the bot may write; never: the chat was not opened yet; closed: the app was removed or the bot blocked. */
  chat: z.enum(["open", "never", "closed"]),
});
export type OwnPreference = z.infer<typeof ownPreferenceSchema>;
