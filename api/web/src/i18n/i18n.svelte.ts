import type { Messages } from './messages/nl.ts';

interface Language {
  language: { code: string; name: string };
  messages: Messages;
}

// A further language is one more file in messages/ with the same two exports, and nothing else.
const found = import.meta.glob<Language>('./messages/*.ts', { eager: true });
const all = Object.values(found);
const standard = all.find((one) => one.language.code === 'nl')!;
const storageKey = 'stadmaken-language';

/** The languages there are, each under its own name. */
export const languages = all.map((one) => one.language);

let current = $state.raw(all.find((one) => one.language.code === preferred()) ?? standard);

/** The messages of the language in use. */
export function t(): Messages {
  return current.messages;
}

/** The code of the language in use. */
export function languageCode(): string {
  return current.language.code;
}

/** Changes the language, here and on the next visit. */
export function useLanguage(code: string): void {
  current = all.find((one) => one.language.code === code) ?? standard;
  remember(code);
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

/** A number as people here write it. */
export function amount(value: number): string {
  return new Intl.NumberFormat(languageCode(), { maximumFractionDigits: 2 }).format(value);
}

function preferred(): string | undefined {
  return remembered() ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => all.some((one) => one.language.code === code));
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
