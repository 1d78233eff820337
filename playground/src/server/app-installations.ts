import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { BotAnswer } from "./bot-caller.ts";
import { installation, removal } from "./simulated-teams.ts";

export type TellBot = (person: DemoPerson, activityId: string, more: Record<string, unknown>) => Promise<BotAnswer>;

export interface AppInstallations {
  /** Installs the app for a person where this process has not yet; false where the bot could not be told. */
  install(person: DemoPerson): Promise<boolean>;
  remove(person: DemoPerson): Promise<BotAnswer>;
  /** Until a person removes the app it counts as installed: the bot may know their conversation from before a restart. */
  isRemoved(person: DemoPerson): boolean;
}

/** Who has the app. The bot is told of each installation once; callers at the same time wait for the same telling. */
export function createAppInstallations(tellBot: TellBot, clock: { now(): Date }): AppInstallations {
  const told = new Map<string, Promise<boolean>>();
  const removed = new Set<string>();

  const tell = async (person: DemoPerson): Promise<boolean> => {
    removed.delete(person.entraObjectId);
    for (const [index, event] of installation(person).entries()) {
      const answer = await tellBot(person, `install-${index}-${clock.now().getTime()}`, event);
      if (answer.kind === "silent" || answer.status >= 300) return false;
    }
    return true;
  };

  return {
    install: async (person) => {
      const id = person.entraObjectId;
      const telling = told.get(id) ?? tell(person);
      told.set(id, telling);
      const done = await telling;
      if (!done && told.get(id) === telling) told.delete(id);
      return done;
    },
    remove: (person) => {
      told.delete(person.entraObjectId);
      removed.add(person.entraObjectId);
      return tellBot(person, `remove-${clock.now().getTime()}`, removal);
    },
    isRemoved: (person) => removed.has(person.entraObjectId),
  };
}
