import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./client-event-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  hint: "Outlook fortæller Magic Meetings, når nogen åbner, ændrer eller sender en aftale. Hvem det var, gemmes ikke. Enhver ændring kommer også fra selve kalenderen, så intet går tabt, hvor Outlook tier; man hører blot senere, hvad en ændring koster.",
  none: "Ingen Outlook har fortalt noget endnu",
  noneHint:
    "Så snart nogen åbner panelet eller en aftale, står det her. Intet efter en dag: se efter, om tilføjelsesprogrammet er udrullet.",
  list: "Hændelser fra hver Outlook",
  since: "Talt siden {day}, i 60 dage.",
  client: "Outlook",
  event: "Hændelse",
  state: "Tilstand",
  last: "Sidst",
  week: "På 7 dage",
  versions: "Versioner",
  never: "aldrig",
  "platform.OfficeOnline": "På nettet",
  "platform.newOutlookWindows": "Ny til Windows",
  "platform.PC": "Klassisk til Windows",
  "platform.Mac": "Til Mac",
  "platform.iOS": "På iPhone og iPad",
  "platform.Android": "På Android",
  "platform.other": "En anden",
  "kind.appointment_opened": "Aftale åbnet",
  "kind.time_changed": "Tid ændret",
  "kind.recurrence_changed": "Serie ændret",
  "kind.attendees_changed": "Deltagere ændret",
  "kind.sending": "Sendt",
  "kind.pane_opened": "Panel åbnet",
  "health.arrives": "Kommer",
  "health.silent": "Tavs",
  "health.never": "Er aldrig kommet",
  "health.none": "Findes ikke her",
  silentTitle: "{client} fortæller ikke længere: {event}",
  neverTitle: "{client} fortæller ikke: {event}",
  silentSince: "Den sidste kom den {day}, og den er brugt siden.",
  neverSince: "Den bruges, og ingen er kommet.",
  whatToDo: "Hvad man kan gøre",
  "do.deployment":
    "Administration, Indstillinger, Integrerede apps: er Magic Meetings udrullet til disse personer, og som Fast? Efter en ny version kan den vente på dit samtykke; indtil da kan ingen bruge den.",
  "do.events":
    "Outlook på nettet og ny Outlook stiller kun spørgsmålet før Send i et vindue for sig, og i nogle virksomheder slet ikke: fortæl Microsoft versionen herunder.",
  "do.classic":
    "Klassisk Outlook: står filen {file} på listen i /.well-known/microsoft-officeaddins-allowed.json, og har Windows’ hændelseslog en post 63 om tilføjelsesprogrammet?",
  "do.policy":
    "Har en politik slået tilføjelsesprogrammer fra ved afsendelse (OnSendAddinsEnabled) eller valgfrie forbundne oplevelser?",
};
