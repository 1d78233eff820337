import { z } from "zod";

// What Microsoft Graph posts. Members that are not used are let through unread: Graph adds some now and then.

/** Graph posts a hundred or so at a time. */
const mostAtOnce = 1_000;
const shared = {
  subscriptionId: z.string().min(1).max(128),
  clientState: z.string().max(256).nullish(),
};

export const notificationsSchema = z.looseObject({
  value: z
    .array(
      z.looseObject({
        ...shared,
        changeType: z.string().max(32).nullish(),
        resource: z.string().max(2_048).nullish(),
        resourceData: z.looseObject({ id: z.string().min(1).max(1_024) }).nullish(),
      }),
    )
    .max(mostAtOnce),
});
export type Notification = z.infer<typeof notificationsSchema>["value"][number];

export const lifecycleSchema = z.looseObject({
  value: z.array(z.looseObject({ ...shared, lifecycleEvent: z.string().max(64) })).max(mostAtOnce),
});
export type LifecycleNotice = z.infer<typeof lifecycleSchema>["value"][number];

/** The token with which Graph asks whether anybody is here; it is echoed, so it is bounded. */
export const validationQuerySchema = z.looseObject({ validationToken: z.string().min(1).max(1_024).optional() });
