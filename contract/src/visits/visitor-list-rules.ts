// Reads a pasted list of people: lines of a mail, of a spreadsheet, or the "To" of a message. What is not understood stays
// to be put right by whoever pasted it; nothing is thrown away.

/** no_name: neither a name nor an address; bad_address: no mail gets there; too_long: more than is kept; twice: above already. */
export const listProblems = ["no_name", "bad_address", "too_long", "twice"] as const;
export type ListProblem = (typeof listProblems)[number];

export interface ListedVisitor {
  name: string;
  email: string;
  company: string;
  phone: string;
}

export interface CheckedVisitor extends ListedVisitor {
  problems: ListProblem[];
}

type Field = keyof ListedVisitor | "firstName" | "lastName";

const address = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+$/u;
const addressWithin = /[^\s@<>"(),;:]+@[^\s@<>"(),;:]+/u;
const phone = /^(?:\+|00|\()?[\d٠-٩][\d٠-٩\s().\-/]{4,38}$/u;
const longest: Record<keyof ListedVisitor, number> = { name: 200, email: 320, company: 200, phone: 40 };

/** The people of a pasted list in its order, each with what is not right with them. */
export function parseVisitorList(text: string): CheckedVisitor[] {
  const lines = plain(text).split("\n");
  let header: (Field | null)[] | null = null;
  const people: ListedVisitor[] = [];
  for (const line of lines) {
    const cells = cellsOf(line);
    const named: (Field | null)[] | null = header === null && people.length === 0 ? headerOf(cells) : null;
    if (named !== null) header = named;
    else if (header !== null && cells.length > 1) people.push(fromColumns(cells, header));
    else people.push(...entriesOf(line).map(fromEntry).filter(isSomebody));
  }
  return checkVisitors(people.filter(isSomebody));
}

/** The same people with what is not right with each now, for example after one was put right by hand. */
export function checkVisitors(people: readonly ListedVisitor[]): CheckedVisitor[] {
  const seen = new Set<string>();
  return people.map(({ name, email, company, phone: number }) => {
    const visitor = {
      name: name.trim(),
      email: email.trim().toLowerCase(),
      company: company.trim(),
      phone: number.trim(),
    };
    const isTwice = visitor.email !== "" && seen.has(visitor.email);
    seen.add(visitor.email);
    const problems: ListProblem[] = [
      ...(visitor.name === "" ? (["no_name"] as const) : []),
      ...(visitor.email !== "" && !address.test(visitor.email) ? (["bad_address"] as const) : []),
      ...(isTooLong(visitor) ? (["too_long"] as const) : []),
      ...(isTwice ? (["twice"] as const) : []),
    ];
    return { ...visitor, problems };
  });
}

function isTooLong(visitor: ListedVisitor): boolean {
  return (Object.keys(longest) as (keyof ListedVisitor)[]).some((field) => visitor[field].length > longest[field]);
}

function isSomebody({ name, email, company, phone: number }: ListedVisitor): boolean {
  return /[^\s,;:.|-]/u.test(name + email + company + number);
}

/** One kind of line end and of space; what cannot be seen and is no letter is gone. */
function plain(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u00A0\u202F]/g, " ")
    .replace(/[\uFEFF\u200B]/g, "")
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, " ");
}

/** Splits outside of quotes and angle brackets. */
function split(line: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  for (const [i, letter] of [...line].entries()) {
    if (letter === '"' && (isQuoted || i === 0 || line.includes('"', i))) isQuoted = !isQuoted;
    if (letter === separator && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += letter;
  }
  return [...parts, part].map((one) => one.trim());
}

function unquoted(cell: string): string {
  const inner = /^"(.*)"$/s.exec(cell.trim())?.[1];
  return inner === undefined ? cell.trim() : inner.replaceAll('""', '"').trim();
}

/** The cells of a line of a spreadsheet: by tab, else by semicolon or comma. */
function cellsOf(line: string): string[] {
  const separator = line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",";
  return split(line, separator).map(unquoted);
}

const headers: Record<string, Field> = {
  name: "name",
  "full name": "name",
  visitor: "name",
  navn: "name",
  nome: "name",
  "first name": "firstName",
  fornavn: "firstName",
  firstname: "firstName",
  "last name": "lastName",
  lastname: "lastName",
  surname: "lastName",
  efternavn: "lastName",
  etternavn: "lastName",
  cognome: "lastName",
  email: "email",
  "e-mail": "email",
  mail: "email",
  "e-mail address": "email",
  "email address": "email",
  "e-post": "email",
  company: "company",
  organisation: "company",
  organization: "company",
  firma: "company",
  virksomhed: "company",
  azienda: "company",
  phone: "phone",
  mobile: "phone",
  telephone: "phone",
  telefon: "phone",
  mobil: "phone",
  telefono: "phone",
};

/** What the columns are, where the line names at least two of them. */
function headerOf(cells: readonly string[]): (Field | null)[] | null {
  const named = cells.map((cell) => headers[cell.toLowerCase().replace(/[:*]$/, "").trim()] ?? null);
  return named.filter((field) => field !== null).length > 1 ? named : null;
}

function fromColumns(cells: readonly string[], header: readonly (Field | null)[]): ListedVisitor {
  const valueOf = (field: Field) =>
    cells
      .filter((_, column) => header[column] === field)
      .join(" ")
      .trim();
  const name = valueOf("name") || `${valueOf("firstName")} ${valueOf("lastName")}`.trim();
  const email = valueOf("email").replace(/^mailto:/i, "");
  return { name: name || nameOfAddress(email), email, company: valueOf("company"), phone: valueOf("phone") };
}

/** The people of one line: "A <a@x>; B <b@x>" are two. */
function entriesOf(line: string): string[] {
  const text = line.replace(/^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/u, "").trim();
  if (line.includes("\t")) return [text];
  for (const separator of [";", ","]) {
    const parts = split(text, separator).filter((part) => part !== "");
    const people = parts.filter((part) => addressWithin.test(part));
    if (people.length > 1 && people.length === parts.length) return parts;
  }
  const bracketed = text.match(/<[^<>\s]+@[^<>\s]+>/gu) ?? [];
  // Names may have commas of their own: a person ends with her address.
  return bracketed.length > 1 ? text.split(/(?<=>)\s*[,;]\s*/u) : [text];
}

function fromEntry(entry: string): ListedVisitor {
  const bracketed = /^(.*?)<\s*(?:mailto:)?([^<>]*@[^<>]*?)\s*>(.*)$/su.exec(entry);
  if (bracketed) return fromBracketed(bracketed[1] ?? "", bracketed[2] ?? "", bracketed[3] ?? "");
  const cells = cellsOf(entry).filter((cell) => cell !== "");
  const alone = cells.length === 1 ? spelledOut(cells[0] ?? "") : null;
  return alone ?? fromCells(cells);
}

function fromBracketed(before: string, email: string, after: string): ListedVisitor {
  const rest = after.replace(/^[\s,;:|–-]+/u, "").replace(/^\((.*)\)$/su, "$1");
  const { company, phone: number } = fromCells(["", ...cellsOf(rest)].filter((cell, i) => i === 0 || cell !== ""));
  const name = inOrder(unquoted(before.replace(/[\s,;:]+$/u, "")));
  return { name: name || nameOfAddress(email), email: email.trim(), company, phone: number };
}

/** "Anna Berg anna@partner.example" and "Anna Berg (anna@partner.example)". */
function spelledOut(cell: string): ListedVisitor | null {
  const found = addressWithin.exec(cell)?.[0];
  if (found === undefined || found === cell) return null;
  const name = cell
    .replace(found, " ")
    .replace(/\bmailto:/i, " ")
    .replace(/[()[\]<>]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/[\s,;:–-]+$/u, "")
    .trim();
  return { name: name || nameOfAddress(found), email: found, company: "", phone: "" };
}

/** What has an @ is the address, what looks like a number the phone; of the others the first is the name. */
function fromCells(cells: readonly string[]): ListedVisitor {
  const isAddress = (cell: string) => cell.includes("@");
  const email = (cells.find(isAddress) ?? "").replace(/^mailto:/i, "");
  const number = cells.find((cell) => phone.test(cell)) ?? "";
  const [name = "", ...others] = cells.filter((cell) => !isAddress(cell) && (cell === "" || cell !== number));
  return { name: name || nameOfAddress(email, others.length > 0), email, company: others.join(", "), phone: number };
}

/** "Berg, Anna" is Anna Berg. */
function inOrder(name: string): string {
  const [last = "", first = "", ...more] = name.split(",").map((part) => part.trim());
  return more.length === 0 && first !== "" ? `${first} ${last}` : name.trim();
}

/** "anna.berg@partner.example" is likely Anna Berg; an address that says no name gives itself. */
function nameOfAddress(email: string, isForCompany = false): string {
  if (isForCompany || email === "") return "";
  const [local = ""] = email.split("@");
  const words = local.split(/[._+-]+/u).filter((word) => /^\p{L}{2,}$/u.test(word));
  if (words.length < 2) return email.trim();
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
