import type { Messages } from './messages/nl.ts';

// A further language is one more file in messages/, named after its code, that exports its messages, and nothing else.
const found = import.meta.glob<Messages>('./messages/*.ts', { import: 'messages' });
const loaders = new Map(Object.entries(found).map(([file, load]) => [file.slice('./messages/'.length, -'.ts'.length), load]));
const standard = 'nl';
const storageKey = 'stadmaken-language';

/** The languages there are, each under its own name. */
export const languages = [...loaders.keys()].map((code) => ({ code, name: nameOf(code) }));

// Nothing is shown before the first language is there.
let current = $state.raw<{ code: string; messages: Messages }>(undefined!);

/** Loads the language of whoever is here; before anything is shown. */
export function begin(): Promise<void> {
  return load(preferred() ?? standard);
}

/** The messages of the language in use. */
export function t(): Messages {
  return current.messages;
}

/** The code of the language in use. */
export function languageCode(): string {
  return current.code;
}

/** Changes the language, here and on the next visit; once it is loaded, and not at all when it cannot be. */
export async function useLanguage(code: string): Promise<void> {
  await load(code);
  remember(code);
}

async function load(code: string): Promise<void> {
  current = { code, messages: await loaders.get(code)!() };
}

function nameOf(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** A moment as people here write it. */
export function moment(iso: string): string {
  return new Intl.DateTimeFormat(languageCode(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A day as people here write it, of a date (2026-11-24) or a moment. */
export function day(iso: string): string {
  return new Intl.DateTimeFormat(languageCode(), { dateStyle: 'long' }).format(iso.length === 10 ? new Date(iso + 'T00:00') : new Date(iso));
}

/** A month, of 2026-11. */
export function month(yearAndMonth: string): string {
  return new Intl.DateTimeFormat(languageCode(), { month: 'long', year: 'numeric' }).format(new Date(yearAndMonth + '-01T00:00'));
}

/** A month in short, of 2026-11. */
export function shortMonth(yearAndMonth: string): string {
  return new Intl.DateTimeFormat(languageCode(), { month: 'short', year: 'numeric' }).format(new Date(yearAndMonth + '-01T00:00'));
}

/** A number as people here write it. */
export function amount(value: number): string {
  return new Intl.NumberFormat(languageCode(), { maximumFractionDigits: 2 }).format(value);
}

function preferred(): string | undefined {
  return [remembered() ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))].find((code) => loaders.has(code));
}

// A browser may forbid storage altogether; then the choice lasts as long as the page.
function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(code: string): void {
  try {
    localStorage.setItem(storageKey, code);
  } catch {
    return;
  }
}
