import type { Locale } from "@magic-meetings/contract/identity/identity.ts";

export interface DemoVisitor {
  name: string;
  email: string;
  company: string;
  phone: string;
  locale: Locale;
}

/** People from outside: those of the invites, and those that hosts added by hand. */
export const demoVisitors: DemoVisitor[] = [
  ["Clara Weiss", "clara.weiss@aurora-consult.example", "Aurora Consult", "+49 30 5550 1201", "de"],
  ["Tom Baker", "tom.baker@northwind.example", "Northwind", "+44 20 5550 1702", "en"],
  ["Marie Dubois", "marie.dubois@lumiere.example", "Lumière", "+33 1 5550 1903", "en"],
  ["Jan Novak", "jan.novak@vltava.example", "Vltava Stroje", "+420 555 018 04", "en"],
  ["Elin Svensson", "elin.svensson@skogen.example", "Skogen Papper", "+46 8 5550 1605", "en"],
  ["Søren Ågård", "soeren@aagaard-tag.example", "Ågård Tag & Facade", "+45 55 50 18 06", "da"],
  ["Ingeborg Ødegård-Thorvaldsen", "ingeborg@fjellnett.example", "Fjellnett", "+47 555 01 807", "nb"],
  ["Giuseppe D'Angelo", "g.dangelo@officine-lombarde.example", "Officine Lombarde", "+39 02 5550 1808", "it"],
  ["Дмитрий Соколов", "d.sokolov@nevamash.example", "Нева Маш", "+371 555 01 809", "en"],
  ["محمد العمري", "m.alomari@waha.example", "شركة الواحة", "+971 4 555 0181", "en"],
  ["王小明", "wang.xiaoming@jingtai.example", "景泰科技", "+86 10 5550 1811", "en"],
  ["Łukasz Wiśniewski", "lukasz@bialystok-it.example", "Białystok IT", "+48 22 555 01 12", "en"],
  ["Sukarno", "sukarno@nusantara.example", "Nusantara Trading", "+62 21 5550 1813", "en"],
  ["Anneliese Freifrau von Hohenfels-Waldburg zu Trauchburg", "av@hohenfels.example", "Hohenfels", "", "de"],
].map(([name = "", email = "", company = "", phone = "", locale]) => ({
  name,
  email,
  company,
  phone,
  locale: locale as Locale,
}));
