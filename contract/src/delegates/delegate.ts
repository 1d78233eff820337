import { z } from "zod";
import { idSchema, referenceSchema } from "../words/words.ts";
import { toldChoices } from "./told-words.ts";

// delegate: somebody who organizes for a manager; she sees and acts for the manager's meetings, as the manager's calendar lets her.

/** `calendar`: the manager's calendar says so; `chosen`: it was chosen here. */
export const delegateSources = ["calendar", "chosen"] as const;

export const delegateSchema = z.strictObject({ person: referenceSchema, source: z.enum(delegateSources) });
export type Delegate = z.infer<typeof delegateSchema>;

/** Who gets the cards of somebody's meetings. */
export const toldPreferenceSchema = z.strictObject({
  /** Cards that wait for an answer. */
  asks: z.enum(toldChoices),
  /** Cards that merely say what happened. */
  tells: z.enum(toldChoices),
});
export type ToldPreference = z.infer<typeof toldPreferenceSchema>;

export const delegationSchema = z.strictObject({
  person: referenceSchema,
  /** Who acts for her. */
  delegates: z.array(delegateSchema),
  /** For whom she acts. */
  managers: z.array(delegateSchema),
  told: toldPreferenceSchema,
});
export type Delegation = z.infer<typeof delegationSchema>;

/** One of the company's people, to choose from. */
export const colleagueSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  title: z.string(),
  status: z.enum(["active", "disabled"]),
});
export type Colleague = z.infer<typeof colleagueSchema>;
