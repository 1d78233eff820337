import type { AppWords } from "../app-words.ts";

export const de: AppWords = {
  fullName: "Magic Meetings für Outlook und Teams",
  short: "Räume, Essen, Services und Gäste, bestellt aus der Einladung",
  long: "Bestellen Sie, was eine Besprechung braucht, ohne die Einladung zu verlassen: einen Raum, Speisen und Getränke, Services und Gäste für jeden Standort, der teilnimmt. Preise, Fristen und Konten sind schon ausgefüllt. Danach folgt alles der Besprechung, wer auch immer sie verschiebt oder absagt und wo auch immer, und der Bot sagt Ihnen, was sich ändert und was es kostet, bevor es geschieht.",
  tabs: {
    "my-meetings": "Meine Besprechungen",
    rooms: "Räume",
    board: "Tafel",
    approvals: "Genehmigungen",
    accounts: "Konten",
    places: "Orte",
    catalogue: "Katalog",
    vendors: "Anbieter",
    utilisation: "Auslastung",
    reception: "Empfang",
    security: "Sicherheit",
    insight: "Einblick",
    administration: "Verwaltung",
  },
  meetingTab: "Services",
  searches: {
    meetings: {
      title: "Meine Besprechungen",
      description: "Eine Ihrer Besprechungen in den Chat setzen",
      parameter: "Besprechung",
      hint: "Ein Teil des Betreffs",
    },
    services: {
      title: "Services",
      description: "Was bestellt werden kann, in den Chat setzen",
      parameter: "Service",
      hint: "Zum Beispiel Kaffee oder Mittagessen",
    },
    rooms: {
      title: "Räume",
      description: "Einen Raum in den Chat setzen",
      parameter: "Raum",
      hint: "Ein Teil des Namens",
    },
  },
  activities: {
    answerNeeded: { description: "Etwas braucht Ihre Antwort", says: "Ihre Antwort fehlt: {title}" },
    meetingChanged: { description: "An Ihrer Besprechung hat sich etwas geändert", says: "Ihre Besprechung: {title}" },
    visitorHere: { description: "Einer Ihrer Gäste ist da oder verspätet sich", says: "Ihr Gast: {title}" },
    workWaiting: { description: "Etwas wartet auf Sie", says: "Wartet auf Sie: {title}" },
    news: { description: "Gut zu wissen", says: "Gut zu wissen: {title}" },
  },
  button: "Raum und Services",
  buttonHint: "Einen Raum buchen, Essen und Services bestellen und Gäste zu dieser Besprechung einladen",
};
