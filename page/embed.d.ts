// The JavaScript API of 政策通览. Names and codes in this file stay as they are; more may be added.

/** A civil date, `2018-04-01`: a day of the calendar, which no time zone moves. */
export type ISODate = string;

/** `age`, or the key of a question in `data/questions.json`. */
export type FactKey = string;

/** What is asked for and not known. It is never taken for a "no". */
export type Unknown = 'unknown';

/** Also what Node's `readFile` gives. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** Instead of fetching them beside `embed.js`: the bytes of the files that it names, published together with it. */
export interface LoadOptions {
  module?: Bytes;
  corpus?: Bytes;
}

/**
 * Loads the module and the gazette that were published beside `embed.js`: in a browser by `fetch`, in Node from disk.
 * Fails with an {@link ApiError} of code `not_loaded` or `unreadable_corpus`, and may then be called again.
 */
export default function load(options?: LoadOptions): Promise<PolicyExplorer>;

/**
 * What the element `<policy-explorer>` tells: events of the element, which bubble, by their names and what is in their
 * `detail`. Importing `embed.js` defines the element where there are any. Its attributes, each followed as it changes:
 *
 * - `view`: `benefits`, `deadlines`, `documents`, `organizations`, `search`, `about`, or as it would stand in the address of the
 *   whole page, `#/documents?kind=…`; without it the whole page, with head and foot
 * - `age`: an age or a birth date, as a person writes it, answered at once; without it what was told is forgotten
 * - `theme`: `blue`, `red` or `green`
 * - `elder`: large type, for old eyes
 * - `lang`: the language of what the gazettes do not say themselves, `zh` or `en`
 * - `kiosk`, read once: a screen that many use is cleared when nobody has touched it for two minutes
 *
 * What stands in the element is shown until it is there, and where it cannot be got.
 */
export interface ElementEvents {
  /** It is there. */
  'policy-explorer:ready': Record<string, never>;
  /** Another view is shown, as it would stand in the address without its filters: `#/benefits`. */
  'policy-explorer:view': { route: string };
  /** Something was found about a person; in the order of the rules, as `checkEligibility` has it. */
  'policy-explorer:result': { audience: string; as_of: ISODate; results: { benefit: string; verdict: Verdict }[] };
  /** A file could not be fetched or read, or the app has stopped; `message` is a plain Chinese sentence. */
  'policy-explorer:error': { code: 'not_loaded'; message: string };
}

export interface PolicyExplorer {
  /** The documents of the gazettes, and of texts that have joined: objects as in `data/documents.json`. */
  documents(): Record<string, unknown>[];

  /**
   * What is due, narrowed by what is told: objects as in `data/deadlines.json`, in their order, those that the page shows
   * under the same filters. Wrong input throws an {@link ApiError}.
   */
  deadlines(filter?: DeadlineFilter | null): Record<string, unknown>[];

  /**
   * Which benefits fit a person, why, from when and until when; and what to ask next.
   * Nothing is kept, and nothing leaves the program. Wrong input throws an {@link ApiError}.
   */
  checkEligibility(profile: Profile, options?: EligibilityOptions | null): Eligibility;

  /**
   * Every place where a string occurs, from one character on, exactly as find-in-page would have it. Letters of any case
   * and width, simplified and traditional characters are the same. A blank between words means "and"; ASCII quotation marks
   * hold one string together; `2018-10` finds what is due then; letters alone also find names by their pinyin, whole
   * (`laonian`) or by initials (`lnr`). Wrong options throw an {@link ApiError}; no query is wrong.
   */
  search(query: string, options?: SearchOptions | null): Found;

  /**
   * Deadlines as a file to hand to a reader, byte by byte as the page itself makes it: a calendar (RFC 5545), a table
   * (RFC 4180), or data as in `data/deadlines.json`. Wrong input throws an {@link ApiError}.
   */
  deadlineFile(form: 'ics' | 'csv' | 'json', options?: DeadlineFileOptions | null): DeadlineFile;

  /**
   * What a text of a gazette says, by itself: nothing of it is kept, and the other methods know nothing of it. Any text
   * will do; what was not understood stands in `diagnostics`. It takes about a second for five megabytes. What is no
   * string throws an {@link ApiError}.
   */
  parse(text: string): Parsed;

  /** Reads texts in steps, and lets them join the gazettes: what the page itself does it with. Its methods may change. */
  ownTexts(): OwnTexts;
}

/** The objects are those of `data/documents.json`, `clauses.json` and `deadlines.json`: see `data/schema/`. */
export interface Parsed {
  gazette: Gazette;
  documents: Record<string, unknown>[];
  clauses: Record<string, unknown>[];
  deadlines: Record<string, unknown>[];
  diagnostics: Diagnostic[];
}

export interface Gazette {
  id: string;
  /** As its running header has it; empty where the text has none. */
  title: string;
  year: number | null;
  issue: number | null;
  file: string;
  /** Of the text in UTF-8. */
  sha256: string;
}

/** What a reader of the text should know. */
export interface Diagnostic {
  severity: 'note' | 'warning';
  /** From 1. */
  line: number;
  message: string;
  hint: string;
  /** Half-open, in bytes of the text in UTF-8. */
  source: { start: number; end: number };
}

/**
 * For each text `begin`, `push` and, until it returns 1, `read`; then `join` until it returns 1, and `adopt`. From then on
 * all that is asked, but `parse`, is of the texts too.
 */
export interface OwnTexts {
  begin(file: string): void;
  push(part: string): void;
  /** Reads on for a millisecond or so; how much is read, 1 where all of it is. */
  read(): number;
  /** Goes on to join what is read with the gazettes, and leaves out the text of this id if one is told. */
  join(without?: string | null): number;
  adopt(): void;
  /** All texts are left out of the next `join`. */
  forget(): void;
  /** Everything stays as it was at the last `adopt`. */
  giveUp(): void;
  /** For the page: what has joined, as it is handed over, and a mark that tells this build from others. */
  piece(at: number): Uint8Array | undefined;
  mark(): string;
}

export interface SearchOptions {
  /** Only what stands in this document: an id of `data/documents.json`. */
  document?: string | null;
  /** At most so many hits, 0 to 100000; 30 where it is left out. The counts are those of all. */
  limit?: number | null;
}

/** The first four are the texts of the gazettes; the others were read from them. */
export type Kind = 'document' | 'clause' | 'row' | 'award' | 'benefit' | 'deadline' | 'organization' | 'person';

export interface Found {
  /**
   * How often the string occurs in the texts of the gazettes: titles, headings, clauses, cells of tables, entries of lists.
   * No place goes from one of them into the next, and none overlaps another. Of several terms: of all of them together, in
   * what carries all.
   */
  total: number;
  /** What carries all terms, the best first: titles, headings, names, other words; then what has more; then as in the text. */
  hits: Hit[];
  /** How many things of each kind carry all terms; none where there are none. */
  groups: { kind: Kind; count: number }[];
  /** Where nothing was found: the query with the nearest strings that do occur; else null. */
  nearest: string | null;
}

export interface Hit {
  kind: Kind;
  /** Its id in the file of its kind; of a row also one of a table, or the id of the table itself. */
  id: string;
  document: string | null;
  clause: string | null;
  /** How often the terms occur in it; 1 where they only spell its name, or tell its day. */
  count: number;
  /** The first place in its weightiest words, as they are printed, and what stands around it. */
  before: string;
  match: string;
  after: string;
}

/** All that is told must fit. */
export interface DeadlineFilter {
  /** An id of `data/documents.json`. */
  document?: string | null;
  /** Who must do it: an id of `data/organizations.json`, or another name of that body in the gazettes. */
  organization?: string | null;
  /** What runs on that day or later, or up to that day: by its last day, between its days, or from its first on. */
  from?: ISODate | null;
  to?: ISODate | null;
  /** In the text, or in a table of responsibilities. */
  origin?: 'body' | 'table' | null;
  /** Words of the sentence, or of who must do it. */
  text?: string | null;
}

export interface DeadlineFileOptions {
  /** Ids of `data/deadlines.json`, in the order of the file; all of them where they are left out. */
  deadlines?: readonly string[] | null;
  /** What they are, for the name of a calendar. */
  title?: string | null;
  /** How many days before its day an event of a calendar reminds of itself, 0 to 366; never where it is left out. */
  remind_days?: number | null;
}

export interface DeadlineFile {
  text: string;
  /** How many deadlines it holds: those without a day are in no calendar. */
  count: number;
}

/** Facts about a person. A key that is absent, null or `"unknown"` is unknown. */
export interface Profile {
  /** Completed years on the day that is looked at, 0 to 130. */
  age?: number | Unknown | null;
  /** Says more than the age; where both are given they must agree. */
  birth_date?: ISODate | Unknown | null;
  /** The answer to a question: one of its choices (`true` and `false` may be booleans), or a whole number. */
  [fact: FactKey]: string | number | boolean | null | undefined;
}

export interface EligibilityOptions {
  /** The day to look at; today on the caller's calendar where it is left out. */
  as_of?: ISODate | null;
  /** A key of `data/audiences.json`; the first where it is left out. */
  audience?: string | null;
}

export interface Eligibility {
  as_of: ISODate;
  /** Each benefit of the audience, in the order of the rules. */
  results: Result[];
  /** Null when no answer can change a verdict any more, or everything that could was answered `"unknown"`. */
  next_question: Question | null;
}

/**
 * - `eligible`: it fits, whatever is still unknown
 * - `not_eligible`: it does not fit, whatever is still unknown
 * - `undetermined`: it depends on what is still unknown
 * - `discretionary`: all that can be decided is met, an office decides the rest
 */
export type Verdict = 'eligible' | 'not_eligible' | 'undetermined' | 'discretionary';

export interface Result {
  /** An id of `data/benefits.json`. */
  benefit: string;
  verdict: Verdict;
  /** False before the first day on which the benefit holds. */
  in_force: boolean;
  /** The unknown facts that can still change the verdict. */
  needs: FactKey[];
  /** Why, criterion by criterion. */
  criteria: Criterion[];
  /** The first day of the time in which it fits, now or to come; null where it always did, or never will by age alone. */
  eligible_from: ISODate | null;
  /** The last day of that time, inclusive; null where it has no end. */
  eligible_until: ISODate | null;
  /** Whether those days may lie up to a year earlier, as only the age is known. */
  approximate: boolean;
}

export interface Criterion {
  /** `open`: an office decides. */
  state: 'met' | 'unmet' | 'unknown' | 'open';
  /** What is looked at, in plain words. */
  label: string;
  /** The words of the gazette that ask for it. */
  quote: string;
  /** Where they stand: an id of `data/clauses.json`. */
  clause: string;
}

export interface Question {
  /** Its key in a {@link Profile}. */
  fact: FactKey;
  /** The question in plain words. */
  label: string;
  /** Which benefits its answer can decide, in a sentence. */
  why: string;
  /** The possible answers besides `"unknown"`; none where a number is asked for. */
  choices: { value: string; label: string }[];
  /** How many verdicts its answer can change. */
  decides: number;
}

/**
 * - `not_loaded`: a file could not be fetched or read (`field`: `module` or `corpus`)
 * - `unreadable_corpus`: the bytes are not those that were published with the module
 * - `not_an_object`: an argument (`profile`, `options`) that is no plain object
 * - `unknown_fact`, `unknown_option`, `unknown_audience`, `unknown_deadline`, `unknown_document`,
 *   `unknown_organization`: a name that there is not
 * - `wrong_option`: an argument or an option that should be something else
 * - `not_an_answer`: none of the choices of a question, or no whole number where one is asked for
 * - `out_of_range`: a number, or an age, that is not believed
 * - `no_such_day`: a date that is not in the calendar, or not written as one
 * - `not_yet_born`: a birth after the day that is looked at
 * - `contradiction`: an age and a birth date that do not agree
 */
export type ErrorCode =
  | 'not_loaded'
  | 'unreadable_corpus'
  | 'not_an_object'
  | 'unknown_fact'
  | 'unknown_option'
  | 'unknown_audience'
  | 'unknown_deadline'
  | 'unknown_document'
  | 'unknown_organization'
  | 'wrong_option'
  | 'not_an_answer'
  | 'out_of_range'
  | 'no_such_day'
  | 'not_yet_born'
  | 'contradiction';

/** What is thrown, and nothing else has changed. */
export interface ApiError extends Error {
  code: ErrorCode;
  /** The key, or the argument, that it is about. */
  field: string;
  /** What is wrong and what would be right: one plain Chinese sentence. */
  message: string;
}
