/**
 * What came of installing the app for somebody. installed: its bot hears of that; present: it was there already, in the
 * chat that is named; not_permitted: the app may do so for nobody; refused: not for this person.
 */
export type AppInstall =
  | { outcome: "installed" }
  | { outcome: "present"; chatId: string }
  | { outcome: "not_permitted" | "refused" }
  | { outcome: "later"; afterMilliseconds: number };

/** The port through which our app is installed for the people of one company. */
export interface TeamsApps {
  install(entraObjectId: string): Promise<AppInstall>;
}

export type TeamsAppsOf = (tenantId: string) => TeamsApps | undefined;
