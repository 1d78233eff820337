import { launchEventPage, launchEventScript } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { locales, type Locale } from "@magic-meetings/contract/identity/identity.ts";
import { iconSizes, leastMailbox, outlookEvents, panePage } from "./app-parts.ts";
import type { AppValues } from "./app-values.ts";
import { languageTags, type AppWords } from "./app-words.ts";
import { apiResource } from "./unified-manifest.ts";
import { element, type Element, xmlDocument } from "./xml.ts";

const overrides = "http://schemas.microsoft.com/office/mailappversionoverrides";

type WordsOf = Readonly<Record<Locale, AppWords>>;

/**
 * The same add-in for Outlook on Mac, which does not read the unified manifest. Outlook on phones has no surface for an
 * appointment that is being written, so there is nothing in it for them.
 */
export function outlookXml(values: AppValues, wordsOf: WordsOf): string {
  const at = (file: string) => `https://${values.domain}${file}`;
  const name = `Magic Meetings${values.suffix}`;
  return xmlDocument(
    element(
      "OfficeApp",
      {
        xmlns: "http://schemas.microsoft.com/office/appforoffice/1.1",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xmlns:bt": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
        "xmlns:mailappor": overrides,
        "xsi:type": "MailApp",
      },
      [
        element("Id", {}, values.outlookAddInId),
        element("Version", {}, `${values.version}.0`),
        element("ProviderName", {}, "Magic Meetings"),
        element("DefaultLocale", {}, languageTags.en.outlook),
        element("DisplayName", { DefaultValue: name }),
        translated("Description", wordsOf, (words) => words.short),
        element("IconUrl", { DefaultValue: at("/addin/icons/magic-64.png") }),
        element("HighResolutionIconUrl", { DefaultValue: at("/addin/icons/magic-128.png") }),
        element("SupportUrl", { DefaultValue: values.websiteUrl }),
        element("AppDomains", {}, [element("AppDomain", {}, `https://${values.domain}`)]),
        element("Hosts", {}, [element("Host", { Name: "Mailbox" })]),
        element("Requirements", {}, [
          element("Sets", {}, [element("Set", { Name: "Mailbox", MinVersion: leastMailbox })]),
        ]),
        element("FormSettings", {}, [
          element("Form", { "xsi:type": "ItemEdit" }, [
            element("DesktopSettings", {}, [element("SourceLocation", { DefaultValue: at(panePage) })]),
          ]),
        ]),
        element("Permissions", {}, "ReadWriteItem"),
        element("Rule", { "xsi:type": "ItemIs", ItemType: "Appointment", FormType: "Edit" }),
        element("VersionOverrides", { xmlns: overrides, "xsi:type": "VersionOverridesV1_0" }, [
          ...commands(values, wordsOf, []),
          element("VersionOverrides", { xmlns: `${overrides}/1.1`, "xsi:type": "VersionOverridesV1_1" }, [
            ...commands(values, wordsOf, [launchEvents()]),
            element("WebApplicationInfo", {}, [
              element("Id", {}, values.apiClientId),
              element("Resource", {}, apiResource(values)),
              element("Scopes", {}, [element("Scope", {}, "access_as_user")]),
            ]),
          ]),
        ]),
      ],
    ),
  );
}

/** What both generations of overrides say; only the later one knows events and shared calendars. */
function commands(values: AppValues, wordsOf: WordsOf, events: readonly Element[]): Element[] {
  const withEvents = events.length > 0;
  return [
    element("Requirements", {}, [
      element("bt:Sets", { DefaultMinVersion: leastMailbox }, [element("bt:Set", { Name: "Mailbox" })]),
    ]),
    element("Hosts", {}, [
      element("Host", { "xsi:type": "MailHost" }, [
        ...(withEvents ? [runtimes()] : []),
        element("DesktopFormFactor", {}, [
          ...(withEvents ? [element("SupportsSharedFolders", {}, "true")] : []),
          element("FunctionFile", { resid: "Events.Page" }),
          element("ExtensionPoint", { "xsi:type": "AppointmentOrganizerCommandSurface" }, [
            element("OfficeTab", { id: "TabDefault" }, [buttonGroup()]),
          ]),
          ...events,
        ]),
      ]),
    ]),
    resources(values, wordsOf, withEvents),
  ];
}

function runtimes(): Element {
  return element("Runtimes", {}, [
    element("Runtime", { resid: "Events.Page" }, [element("Override", { type: "javascript", resid: "Events.Script" })]),
  ]);
}

function launchEvents(): Element {
  const events = outlookEvents.map((event) =>
    element("LaunchEvent", {
      Type: event.xmlType,
      FunctionName: event.action,
      ...(event.sendMode === "softBlock" && { SendMode: "SoftBlock" }),
    }),
  );
  return element("ExtensionPoint", { "xsi:type": "LaunchEvent" }, [
    element("LaunchEvents", {}, events),
    element("SourceLocation", { resid: "Events.Page" }),
  ]);
}

function buttonGroup(): Element {
  return element("Group", { id: "magicMeetingsGroup" }, [
    element("Label", { resid: "Group.Label" }),
    element("Control", { "xsi:type": "Button", id: "openTaskPaneButton" }, [
      element("Label", { resid: "Button.Label" }),
      element("Supertip", {}, [
        element("Title", { resid: "Button.Label" }),
        element("Description", { resid: "Button.Hint" }),
      ]),
      element(
        "Icon",
        {},
        iconSizes.map((size) => element("bt:Image", { size: String(size), resid: `Icon.${size}` })),
      ),
      element("Action", { "xsi:type": "ShowTaskpane" }, [element("SourceLocation", { resid: "Pane.Page" })]),
    ]),
  ]);
}

function resources({ domain }: AppValues, wordsOf: WordsOf, withEvents: boolean): Element {
  const at = (file: string) => `https://${domain}${file}`;
  const url = (id: string, file: string) => element("bt:Url", { id, DefaultValue: at(file) });
  return element("Resources", {}, [
    element(
      "bt:Images",
      {},
      iconSizes.map((size) =>
        element("bt:Image", { id: `Icon.${size}`, DefaultValue: at(`/addin/icons/magic-${size}.png`) }),
      ),
    ),
    element("bt:Urls", {}, [
      url("Pane.Page", panePage),
      url("Events.Page", launchEventPage),
      ...(withEvents ? [url("Events.Script", launchEventScript)] : []),
    ]),
    element("bt:ShortStrings", {}, [
      element("bt:String", { id: "Group.Label", DefaultValue: "Magic Meetings" }),
      translated("bt:String", wordsOf, (words) => words.button, "Button.Label"),
    ]),
    element("bt:LongStrings", {}, [translated("bt:String", wordsOf, (words) => words.buttonHint, "Button.Hint")]),
  ]);
}

function translated(tag: string, wordsOf: WordsOf, say: (words: AppWords) => string, id?: string): Element {
  const overrideTag = tag.startsWith("bt:") ? "bt:Override" : "Override";
  return element(
    tag,
    { ...(id !== undefined && { id }), DefaultValue: say(wordsOf.en) },
    locales
      .filter((locale) => locale !== "en")
      .map((locale) => element(overrideTag, { Locale: languageTags[locale].outlook, Value: say(wordsOf[locale]) })),
  );
}
