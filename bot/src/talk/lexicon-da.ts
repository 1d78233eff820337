import { lexiconOf } from "./meanings.ts";
import { folded } from "./tokens.ts";

const ones =
  "nul|en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten".split(
    "|",
  );
const tens = "tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems".split("|");
const numbers = new Map<string, number>([
  ...ones.map((word, index) => [folded(word), index] as const),
  ["et", 1],
  ...tens.map((word, index) => [folded(word), 20 + 10 * index] as const),
  ["hundrede", 100],
]);

/** Danish, with the Norwegian words that differ. */
export const lexiconDa = lexiconOf(
  {
    "verb order": "bestil|bestille|bestill|book|reserver|reservere|bestilling af",
    "weak order":
      "skal bruge|skal have|vil have|vil gerne have|vil gjerne ha|vi mangler|mangler|køb|hent|få|kan vi få|kan jeg få|må vi få|ønsker|trenger|server",
    "verb move":
      "flyt|flytte|flytt|ryk|rykke|udskyd|udskyde|udsæt|udsætte|utsett|ændr|ændre|endre|skub|skubbe|fremskynd|omberam",
    "verb cancel":
      "aflys|aflyse|avlys|avlyse|annuller|annullere|annulér|afbestil|afbestille|avbestill|slet|slette|slett|drop|droppe|fjern|stryg",
    "verb help":
      "hjælp|hjælpe|hjelp|kommandoer|hvad kan du|hva kan du|hvad forstår du|hvad kan jeg skrive|hvordan virker det",
    "verb nothing": "glem det|lige meget|pyt|skidt med det",
    meetings:
      "møde|mødet|møder|møderne|møte|møtet|møter|møtene|kalender|kalenderen|dagsorden|aftaler|aftale|aftalen|avtaler|hvad har jeg|hva har jeg|hvad skal jeg|hva skal jeg|hvad sker der|min dag|min uge",
    ordered: "bestilling|bestillingen|bestillinger|ordre|ordren|reservation",
    room: "lokale|lokalet|lokaler|mødelokale|mødelokalet|rum|rom|møterom",
    visitors: "gæst|gæsten|gæster|gæsterne|gjest|gjester|besøg|besøget|besøgende|besøk|besøkende|eksterne",
    who: "hvem|nogen|noen",
    coming: "kommer|komme|ventes|forventes|ankommer|besøger|her",
    "day 0": "i dag|idag",
    "day 0 evening": "i aften|i kveld|i nat",
    "day 1": "i morgen|imorgen|i morgen tidlig|i morra|i morgon",
    "day 2": "i overmorgen|overmorgen|iovermorgen|dagen efter i morgen",
    "day -1": "i går|igår",
    "week 0": "denne uge|i denne uge|ugen|denne uken|denne uka|i ugen",
    "week 1": "næste uge|i næste uge|neste uke|den næste uge",
    "weekday monday": "mandag|mandagen",
    "weekday tuesday": "tirsdag|tirsdagen|tirs|tir",
    "weekday wednesday": "onsdag|onsdagen|ons",
    "weekday thursday": "torsdag|torsdagen|tors|tor",
    "weekday friday": "fredag|fredagen|fre",
    "weekday saturday": "lørdag|lørdagen|lør",
    "weekday sunday": "søndag|søndagen",
    "month jan": "januar|jan",
    "month feb": "februar|feb",
    "month mar": "marts|mars|mar",
    "month apr": "april|apr",
    "month may": "maj|mai",
    "month jun": "juni|jun",
    "month jul": "juli|jul",
    "month aug": "august|aug",
    "month sep": "september|sept|sep",
    "month oct": "oktober|okt",
    "month nov": "november|nov",
    "month dec": "december|desember|dec|des",
    "part morning": "formiddag|i formiddag|om formiddagen|formiddagen|om morgenen|morgenen|til morgen|tidlig",
    "part afternoon": "eftermiddag|i eftermiddag|om eftermiddagen|eftermiddagen|ettermiddag|i ettermiddag",
    "part evening": "aften|om aftenen|aftenen|kveld|om kvelden",
    "clock 12:00": "middagstid|ved middagstid|klokken middag",
    "clock 00:00": "midnat|midnatt",
    next: "næste|neste|kommende",
    at: "@|kl|klokken|klokka|klokkeslæt|ved|fra|omkring|cirka|ca|senest",
    for: "til|for|for at|åt",
    in: "i|om|på|inden",
    to: "til kl|hen til|frem til|–",
    half: "halv",
    quarter: "kvart|et kvarter|kvarter",
    past: "over|efter",
    oclock: "uhr|slet præcis|præcis|presis",
    am: "am",
    pm: "pm",
    minutes: "minut|minutter|min|minutt",
    hours: "time|timer|timers",
    earlier: "tidligere",
    later: "senere|seinere",
    between: "mellem|mellom|imellem",
    people: "personer|person|folk|mand|mennesker|deltagere|deltager|stk|stykker|styk|kolleger|kuverter|hoveder",
    dozen: "dusin|et dusin",
    the: "den|det|de",
    article: "en|et|ett",
    not: "ikke|ikkje|aldrig|ingen|uden|undlad",
    filler:
      "alt|noget|tak|takk|venligst|gerne|gjerne|nogle|noget|noe|lidt|litt|mere|mer|min|mit|mine|vores|vore|mig|meg|os|oss|jeg|vi|du|jer|kan|kunne|vil|ville|skal|må|er|der|og|med|af|av|at|som|vis|se|giv|gi|fortæl|liste|hvad|hva|hvilke|hvornår|når|har|have|ha|få|får|også|igen|bare|lige|nu|hej|hei|ja|ok|okay|flere|ekstra|dag|tid|mon|alle|din|dit|dine|op|ud|dato|uge|være|så|da|kære|magic|bot|dette|denne|sørg|lad|være|samt",
  },
  numberOf,
  -30,
);

/** `femogtyve` is five and twenty. */
function numberOf(word: string): number | undefined {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const ten = tens.find((one) => word.endsWith(`og${one}`));
  const one = ten === undefined ? undefined : numbers.get(word.slice(0, -ten.length - 2));
  return ten !== undefined && one !== undefined && one > 0 && one < 10 ? (numbers.get(ten) ?? 0) + one : undefined;
}
