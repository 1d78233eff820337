// The board of a kitchen or a service desk.

import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./board-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "board.title": "Tavle",
  "board.live": "Live",
  "board.updated": "Opdateret {time}",
  "board.disconnected": "Forbindelsen har været væk siden {time}. Det viste kan være forældet; forbinder igen …",
  "board.column.new": "Nye",
  "board.column.accepted": "Accepteret",
  "board.column.in_production": "I produktion",
  "board.column.ready": "Klar",
  "board.column.delivered": "Leveret",
  "board.empty": "Intet at lave i disse dage",
  "board.emptyHint": "Nye bestillinger kommer af sig selv.",
  "board.emptyColumn": "Ingen",
  "board.today": "I dag",
  "board.previousDay": "Forrige dag",
  "board.nextDay": "Næste dag",
  "board.range": "Viste dage",
  "board.oneDay": "Dag",
  "board.sevenDays": "7 dage",
  "board.previousWeek": "Forrige 7 dage",
  "board.nextWeek": "Næste 7 dage",
  "board.people": { one: "{count} person", other: "{count} personer" },
  "board.number": "Nr. {number}",
  "board.cancelled": "Annulleret",
  "board.changed": "Ændret",
  "board.changedCount": { one: "{count} ændret", other: "{count} ændrede" },
  "board.changedLine": "{service}: var {before}, er nu {after}",
  "board.action.accept": "Acceptér",
  "board.action.decline": "Afvis",
  "board.action.start": "Begynd",
  "board.action.ready": "Klar",
  "board.action.deliver": "Leveret",
  "board.action.clear": "Ryddet",
  "board.action.acknowledge": "Set",
  "board.actionOn": "{action}: bestilling {number}",
  "board.notAllowed": "Tavlen er for leverandørernes folk",
  "board.notAllowedHint":
    "Bed din administrator om leverandørrollen, hvis du arbejder i et køkken eller en serviceafdeling.",
};
