import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Activity } from "botbuilder";
import type { MessagesAnswer } from "./teams-port.ts";

// What an SDK has to do for the bot: run the turn of an activity, and speak with the channel's service. Each of the two stands behind this
// interface in one file; what is let in, what is said and what an answer means is decided once, outside of them.

/** An activity as the channel's protocol writes it. */
export type OutgoingActivity = Partial<Activity>;

/** The turn of an activity that came in: what it was, and the ways to answer it. */
export interface RunningTurn {
  activity: Partial<Activity>;
  sendActivity(activity: OutgoingActivity): Promise<unknown>;
  updateActivity(activity: OutgoingActivity): Promise<unknown>;
}

export interface AdmittedActivity {
  activity: Activity;
  /** What the token says; undefined where nobody needs one. */
  claims: Readonly<Record<string, unknown>> | undefined;
}

export interface TeamsSdk {
  /** Runs the turn; 400 for an activity that the SDK does not understand. Throws what the turn throws. */
  run(admitted: AdmittedActivity, turn: (turn: RunningTurn) => Promise<void>): Promise<MessagesAnswer>;
  /** The new activity's id. Throws the SDK's error for anything but success. */
  send(conversation: Conversation, activity: OutgoingActivity): Promise<string>;
  update(conversation: Conversation, activityId: string, activity: OutgoingActivity): Promise<void>;
}
