import type { AppWords } from "../app-words.ts";

export const da: AppWords = {
  fullName: "Magic Meetings til Outlook og Teams",
  short: "Lokaler, mad, services og gæster, bestilt fra invitationen",
  long: "Bestil det, et møde har brug for, uden at forlade invitationen: et lokale, mad og drikke, services og gæster til hvert sted, der deltager. Priser, frister og konti er udfyldt på forhånd. Derefter følger alt mødet, uanset hvem der flytter eller aflyser det og hvor, og botten fortæller dig, hvad der ændres, og hvad det koster, før det sker.",
  tabs: {
    "my-meetings": "Mine møder",
    rooms: "Lokaler",
    board: "Tavle",
    approvals: "Godkendelser",
    accounts: "Konti",
    places: "Steder",
    catalogue: "Katalog",
    vendors: "Leverandører",
    utilisation: "Udnyttelse",
    reception: "Reception",
    security: "Sikkerhed",
    insight: "Indsigt",
    administration: "Administration",
  },
  meetingTab: "Services",
  searches: {
    meetings: {
      title: "Mine møder",
      description: "Sæt et af dine møder ind i chatten",
      parameter: "Møde",
      hint: "En del af emnet",
    },
    services: {
      title: "Services",
      description: "Sæt det, der kan bestilles, ind i chatten",
      parameter: "Service",
      hint: "For eksempel kaffe eller frokost",
    },
    rooms: {
      title: "Lokaler",
      description: "Sæt et lokale ind i chatten",
      parameter: "Lokale",
      hint: "En del af navnet",
    },
  },
  activities: {
    answerNeeded: { description: "Noget kræver dit svar", says: "Dit svar mangler: {title}" },
    meetingChanged: { description: "Noget ved dit møde er ændret", says: "Dit møde: {title}" },
    visitorHere: { description: "En af dine gæster er her eller er forsinket", says: "Din gæst: {title}" },
    workWaiting: { description: "Noget venter på dig", says: "Venter på dig: {title}" },
    news: { description: "Godt at vide", says: "Godt at vide: {title}" },
  },
  button: "Lokale og services",
  buttonHint: "Reservér et lokale, bestil mad og services, og invitér gæster til dette møde",
};
