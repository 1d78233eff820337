import type { AppWords } from "../app-words.ts";

export const nb: AppWords = {
  fullName: "Magic Meetings for Outlook og Teams",
  short: "Rom, mat, tjenester og besøkende, bestilt fra innkallingen",
  long: "Bestill det et møte trenger uten å forlate innkallingen: et rom, mat og drikke, tjenester og besøkende for hvert sted som deltar. Priser, frister og kontoer er fylt ut på forhånd. Deretter følger alt møtet, uansett hvem som flytter eller avlyser det og hvor, og boten forteller deg hva som endres og hva det koster, før det skjer.",
  tabs: {
    "my-meetings": "Mine møter",
    rooms: "Rom",
    board: "Tavle",
    approvals: "Godkjenninger",
    accounts: "Kontoer",
    places: "Steder",
    catalogue: "Katalog",
    vendors: "Leverandører",
    utilisation: "Utnyttelse",
    reception: "Resepsjon",
    security: "Sikkerhet",
    insight: "Innsikt",
    administration: "Administrasjon",
  },
  meetingTab: "Tjenester",
  searches: {
    meetings: {
      title: "Mine møter",
      description: "Sett et av møtene dine inn i chatten",
      parameter: "Møte",
      hint: "En del av emnet",
    },
    services: {
      title: "Tjenester",
      description: "Sett det som kan bestilles, inn i chatten",
      parameter: "Tjeneste",
      hint: "For eksempel kaffe eller lunsj",
    },
    rooms: { title: "Rom", description: "Sett et rom inn i chatten", parameter: "Rom", hint: "En del av navnet" },
  },
  activities: {
    answerNeeded: { description: "Noe trenger svaret ditt", says: "Svaret ditt mangler: {title}" },
    meetingChanged: { description: "Noe ved møtet ditt er endret", says: "Møtet ditt: {title}" },
    visitorHere: { description: "En av dine besøkende er her eller er forsinket", says: "Din besøkende: {title}" },
    workWaiting: { description: "Noe venter på deg", says: "Venter på deg: {title}" },
    news: { description: "Greit å vite", says: "Greit å vite: {title}" },
  },
  button: "Rom og tjenester",
  buttonHint: "Reserver et rom, bestill mat og tjenester, og inviter besøkende til dette møtet",
};
