import type { AppWords } from "../app-words.ts";

export const it: AppWords = {
  fullName: "Magic Meetings per Outlook e Teams",
  short: "Sale, cibo, servizi e visitatori, ordinati dall'invito",
  long: "Ordina ciò che serve a una riunione senza lasciare l'invito: una sala, cibo e bevande, servizi e visitatori per ogni sede che partecipa. Prezzi, scadenze e conti sono già compilati. Da quel momento tutto segue la riunione, chiunque la sposti o la annulli e ovunque lo faccia, e il bot ti dice che cosa cambia e quanto costa prima che accada.",
  tabs: {
    "my-meetings": "Le mie riunioni",
    rooms: "Sale",
    board: "Bacheca",
    approvals: "Approvazioni",
    accounts: "Conti",
    places: "Luoghi",
    catalogue: "Catalogo",
    vendors: "Fornitori",
    utilisation: "Utilizzo",
    reception: "Reception",
    security: "Sicurezza",
    insight: "Analisi",
    administration: "Amministrazione",
  },
  meetingTab: "Servizi",
  searches: {
    meetings: {
      title: "Le mie riunioni",
      description: "Inserisci una delle tue riunioni nella chat",
      parameter: "Riunione",
      hint: "Una parte dell'oggetto",
    },
    services: {
      title: "Servizi",
      description: "Inserisci nella chat ciò che si può ordinare",
      parameter: "Servizio",
      hint: "Per esempio caffè o pranzo",
    },
    rooms: {
      title: "Sale",
      description: "Inserisci una sala nella chat",
      parameter: "Sala",
      hint: "Una parte del nome",
    },
  },
  activities: {
    answerNeeded: { description: "Qualcosa attende la tua risposta", says: "Serve la tua risposta: {title}" },
    meetingChanged: { description: "Qualcosa della tua riunione è cambiato", says: "La tua riunione: {title}" },
    visitorHere: { description: "Un tuo visitatore è arrivato o è in ritardo", says: "Il tuo visitatore: {title}" },
    workWaiting: { description: "Qualcosa ti aspetta", says: "Ti aspetta: {title}" },
    news: { description: "Buono a sapersi", says: "Buono a sapersi: {title}" },
  },
  button: "Sala e servizi",
  buttonHint: "Prenota una sala, ordina cibo e servizi e invita visitatori a questa riunione",
};
