// Gatherings are where people are, and people are in different time zones: times are told in the reader's own, and it is said which that is.

/** A moment as a field for day and time has it (2026-11-24T09:30), in the reader's time zone. */
export function fieldOf(iso: string): string {
  const local = new Date(iso);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(local.getFullYear()).padStart(4, '0')}-${two(local.getMonth() + 1)}-${two(local.getDate())}T${two(local.getHours())}:${two(local.getMinutes())}`;
}

/** The moment that such a field says, for the server; what is none goes as it is, to be told at its field. */
export function momentIn(field: string): string {
  const found = new Date(field);
  return field === '' || Number.isNaN(found.getTime()) ? field : found.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** From when to when, in words: days that are the same are said once. */
export function period(startsAt: string, endsAt: string, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { ...day, ...time, ...zoned(timeZone) }).formatRange(new Date(startsAt), new Date(endsAt));
}

/** One moment within something whose day is said elsewhere, when it is on that day; with its own day when it is not. */
export function within(moment: string, startsAt: string, language: string, timeZone?: string): string {
  const options = zoned(timeZone);
  const days = new Intl.DateTimeFormat('en-CA', options);
  const same = days.format(new Date(moment)) === days.format(new Date(startsAt));
  return new Intl.DateTimeFormat(language, { ...(same ? {} : day), ...time, ...options }).format(new Date(moment));
}

/** What the reader's time zone is called at a moment: in summer it is another. */
export function zone(iso: string, language: string, style: 'short' | 'long', timeZone?: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: style, ...zoned(timeZone) }).formatToParts(new Date(iso));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const time = { hour: '2-digit', minute: '2-digit' } as const;

const zoned = (timeZone: string | undefined): { timeZone?: string } => timeZone === undefined ? {} : { timeZone };
