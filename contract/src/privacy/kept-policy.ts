import { z } from "zod";
import { allowanceSchema, idSchema, timeZoneSchema } from "../words/words.ts";
import { visitPolicySchema } from "../visits/visit-policy.ts";

/** A site with what holds for its visitors; version 0: nobody has said anything yet, the defaults hold. */
export const keptPolicySchema = visitPolicySchema.extend({
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: timeZoneSchema }),
  version: z.int(),
  allowed: z.strictObject({ change: allowanceSchema }),
});
export type KeptPolicy = z.infer<typeof keptPolicySchema>;

/** All of it: what is left out of a policy would say that the default holds. Pictures are never kept longer than the rest. */
export const policyInputSchema = visitPolicySchema
  .omit({ siteId: true })
  .refine(({ photoRetentionDays, retentionDays }) => photoRetentionDays <= retentionDays, {
    path: ["photoRetentionDays"],
    message: "Photos are kept no longer than the person's other data",
  });
export type PolicyInput = z.infer<typeof policyInputSchema>;
