/** What the bot says where it has just been installed, in Danish. */
export const welcomeDa = {
  "welcome.title": "Velkommen til Magic Meetings",
  "welcome.state": "Lokaler, mad, services og besøgende, knyttet til det møde, de er til.",
  "welcome.order": "Bestil fra invitationen i Outlook eller fra fanen Magic Meetings i Teams.",
  "welcome.cards":
    "Her viser jeg dig ét kort for hvert møde, holder det ajour og spørger dig, når der skal tages stilling til noget.",
  "welcome.write":
    "Du kan også skrive til mig, for eksempel “mine møder i dag”. Skriv “hjælp” for at se, hvad jeg forstår.",
  "welcome.meetings": "Mine møder",
  "welcome.rooms": "Find et lokale",
  "chat.groupWelcome":
    "Magic Meetings er her nu. Det, et møde har brug for, bestilles på dets fane; det, jeg har at fortælle nogen, fortæller jeg i deres egen chat med mig.",
  "chat.groupAnswer":
    "Jeg svarer i din egen chat med mig, hvor kun du ser det. Du finder mig under Apps som Magic Meetings.",
} as const;
