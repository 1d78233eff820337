import { searchCommands } from "@magic-meetings/bot/talk/search.ts";
import { launchEventPage, launchEventScript } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { activityTypes } from "@magic-meetings/contract/messages/activity-words.ts";
import {
  iconSizes,
  leastMailbox,
  outlookEvents,
  panePage,
  personalTabs,
  resourcePermissions,
  searches,
  tabRoutes,
} from "./app-parts.ts";
import type { AppValues } from "./app-values.ts";
import type { AppWords } from "./app-words.ts";
import { languageFiles } from "./language-files.ts";

const schema = "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json";

/** The manifest of Teams and of Outlook on Windows and in the browser, in one language. */
export function unifiedManifest(values: AppValues, words: AppWords) {
  const { domain } = values;
  const scope = `${apiResource(values)}/access_as_user`;
  return {
    $schema: schema,
    manifestVersion: "1.30",
    version: values.version,
    id: values.teamsAppId,
    localizationInfo: { defaultLanguageTag: "en", additionalLanguages: languageFiles },
    developer: {
      name: "Magic Meetings",
      websiteUrl: values.websiteUrl,
      privacyUrl: values.privacyUrl,
      termsOfUseUrl: values.termsUrl,
    },
    name: { short: `Magic Meetings${values.suffix}`, full: words.fullName },
    description: { short: words.short, full: words.long },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#4F52B2",
    staticTabs: staticTabs(domain, words),
    bots: [bot(values.botId)],
    composeExtensions: [{ botId: values.botId, commands: searches.map((name) => searchCommand(name, words)) }],
    activities: {
      activityTypes: activityTypes.map((type) => ({
        type,
        description: words.activities[type].description,
        templateText: words.activities[type].says,
      })),
    },
    defaultInstallScope: "personal",
    permissions: ["identity", "messageTeamMembers"],
    // The reception scans a visitor's code with the tablet's camera.
    devicePermissions: ["media"],
    validDomains: [domain],
    webApplicationInfo: {
      id: values.apiClientId,
      resource: apiResource(values),
      nestedAppAuthInfo: [{ redirectUri: `brk-multihub://${domain}`, scopes: [scope] }],
    },
    authorization: {
      permissions: { resourceSpecific: resourcePermissions.map(({ name, type }) => ({ name, type })) },
    },
    extensions: [outlookExtension(values, words)],
  };
}

/** What tokens for our API are asked for by. */
export function apiResource({ domain, apiClientId }: Pick<AppValues, "domain" | "apiClientId">): string {
  return `api://${domain}/${apiClientId}`;
}

function staticTabs(domain: string, words: AppWords) {
  const contentUrl = `https://${domain}/tabs/`;
  return [
    ...personalTabs.map((id) => ({
      entityId: id,
      name: words.tabs[id],
      contentUrl,
      websiteUrl: `${contentUrl}#/${tabRoutes[id] ?? id}`,
      scopes: ["personal"],
      context: ["personalTab"],
    })),
    {
      entityId: "meeting",
      name: words.meetingTab,
      contentUrl,
      websiteUrl: `${contentUrl}#/meeting`,
      scopes: ["groupChat"],
      context: ["meetingChatTab", "meetingDetailsTab", "meetingSidePanel"],
    },
  ];
}

function bot(botId: string) {
  return {
    botId,
    scopes: ["personal", "groupChat"],
    isNotificationOnly: false,
    supportsCalling: false,
    supportsVideo: false,
    supportsFiles: false,
  };
}

function searchCommand(name: (typeof searches)[number], words: AppWords) {
  const { title, description, parameter, hint } = words.searches[name];
  return {
    id: searchCommands[name],
    type: "query",
    title,
    description,
    context: ["compose", "commandBox"],
    initialRun: true,
    parameters: [{ name: "text", title: parameter, description: hint, inputType: "text" }],
  };
}

function outlookExtension(values: AppValues, words: AppWords) {
  const at = (file: string) => `https://${values.domain}${file}`;
  return {
    requirements: { scopes: ["mail"], capabilities: [mailbox(leastMailbox)], formFactors: ["desktop"] },
    runtimes: [
      {
        id: "TaskPaneRuntime",
        type: "general",
        lifetime: "short",
        code: { page: at(panePage) },
        actions: [{ id: "openTaskPane", type: "openPage", view: "MagicMeetings.TaskPane" }],
      },
      {
        id: "EventsRuntime",
        requirements: {
          scopes: ["mail"],
          capabilities: [mailbox(leastOf(outlookEvents.map((event) => event.mailbox)))],
        },
        type: "general",
        lifetime: "short",
        code: { page: at(launchEventPage), script: at(launchEventScript) },
        actions: outlookEvents.map(({ action }) => ({ id: action, type: "executeFunction" })),
      },
    ],
    ribbons: [
      {
        contexts: ["meetingDetailsOrganizer"],
        tabs: [{ builtInTabId: "TabDefault", groups: [ribbonGroup(at, words)] }],
      },
    ],
    autoRunEvents: eventsBySet(),
    // Outlook on Mac reads the XML only. Where both are deployed, the clients that know this manifest hide the other one.
    alternates: [
      {
        requirements: { scopes: ["mail"] },
        hide: { customOfficeAddin: { officeAddinId: values.outlookAddInId } },
      },
    ],
  };
}

/** Each event with the oldest set that has it: an Outlook that lacks one still gets the others. */
function eventsBySet() {
  const sets = [...new Set(outlookEvents.map((event) => event.mailbox))].sort();
  return sets.map((set) => ({
    requirements: { scopes: ["mail"], capabilities: [mailbox(set)] },
    events: outlookEvents
      .filter((event) => event.mailbox === set)
      .map((event) => ({
        type: event.type,
        actionId: event.action,
        ...(event.sendMode !== undefined && { options: { sendMode: event.sendMode } }),
      })),
  }));
}

function ribbonGroup(at: (file: string) => string, words: AppWords) {
  const icons = iconSizes.map((size) => ({ size, url: at(`/addin/icons/magic-${size}.png`) }));
  return {
    id: "magicMeetingsGroup",
    label: "Magic Meetings",
    icons,
    controls: [
      {
        id: "openTaskPaneButton",
        type: "button",
        label: words.button,
        icons,
        supertip: { title: words.button, description: words.buttonHint },
        actionId: "openTaskPane",
      },
    ],
  };
}

function mailbox(minVersion: string) {
  return { name: "Mailbox", minVersion };
}

/** Sets are `1.<number>`, and 1.8 is older than 1.11. */
function leastOf(sets: readonly string[]): string {
  return `1.${Math.min(...sets.map((set) => Number(set.split(".")[1])))}`;
}
