import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";

// Who chats in the tests of the bot and the chat window.

const company = {
  email: "",
  company: "Nordlys Group",
  title: "",
  roles: [],
  timeZone: "Europe/Copenhagen",
  entraTenantId: "01930000-0000-4000-8000-00000000aaaa",
};

export const anna: DemoPerson = {
  ...company,
  person: "anna",
  name: "Anna Holm",
  locale: "da",
  entraObjectId: "01930000-0000-4000-8000-00000000a001",
};

export const bo: DemoPerson = {
  ...company,
  person: "bo",
  name: "Bo Lund",
  locale: "en",
  entraObjectId: "01930000-0000-4000-8000-00000000b002",
};
