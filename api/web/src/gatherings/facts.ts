import type { GatheringFacts, GatheringSummary } from '../rest/gatherings.ts';
import { numberIn } from '../practice/forms/numbers.ts';
import { fieldOf, momentIn } from './moments.ts';

/** What a gathering says of itself, as a form has it. */
export type FactFields = ReturnType<typeof fieldsOf>;

/** The fields of a form: of what is there, or empty. */
export const fieldsOf = (facts?: GatheringFacts) => ({
  title: facts?.title ?? '',
  startsAt: facts ? fieldOf(facts.startsAt) : '',
  endsAt: facts ? fieldOf(facts.endsAt) : '',
  place: facts?.place ?? '',
  onlineAddress: facts?.onlineAddress ?? '',
  description: facts?.description ?? '',
  learningAreas: facts?.learningAreas ?? [],
  latitude: degrees(facts?.latitude),
  longitude: degrees(facts?.longitude),
});

const degrees = (value: number | undefined): string => value?.toString() ?? '';

/** Degrees can be south and west; what is no number goes as it is, to be told at its field. */
const degreesIn = (text: string): number | string => {
  const found = numberIn(text.trim().replace(/^[-−]/, ''));
  return typeof found === 'number' ? (/^\s*[-−]/.test(text) ? -found : found) : text;
};

/** For the server, what a gathering is to start with: only what was filled in. */
export function startOf(fields: FactFields): Record<string, unknown> {
  const { startsAt, endsAt, latitude, longitude, learningAreas, ...texts } = fields;
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
    ...(startsAt === '' ? {} : { startsAt: momentIn(startsAt) }),
    ...(endsAt === '' ? {} : { endsAt: momentIn(endsAt) }),
    ...coordinates({ latitude, longitude }),
    ...(learningAreas.length > 0 ? { learningAreas } : {}),
  };
}

/** For the server, what is different now. Coordinates are those of a place: as soon as one of these changes, all that the form shows of them go. */
export function changesOf(before: FactFields, now: FactFields): Record<string, unknown> {
  const changed = (field: keyof FactFields): boolean => JSON.stringify(before[field]) !== JSON.stringify(now[field]);
  const said = (['title', 'description', 'learningAreas', 'onlineAddress'] as const).filter(changed).map((field) => [field, now[field]]);
  const moments = (['startsAt', 'endsAt'] as const).filter(changed).map((field) => [field, momentIn(now[field])]);
  const moved = changed('place') || changed('latitude') || changed('longitude');
  return { ...Object.fromEntries([...said, ...moments]) as object, ...(moved ? { place: now.place, ...coordinates(now) } : {}) };
}

const coordinates = ({ latitude, longitude }: { latitude: string; longitude: string }): Record<string, unknown> => ({
  ...(latitude.trim() === '' ? {} : { latitude: degreesIn(latitude) }),
  ...(longitude.trim() === '' ? {} : { longitude: degreesIn(longitude) }),
});

/** How it stands with a gathering at a moment. */
export type Standing = 'cancelled' | 'coming' | 'now' | 'past';

export function standing(gathering: Pick<GatheringSummary, 'startsAt' | 'endsAt' | 'cancellation'>, now: Date): Standing {
  return gathering.cancellation ? 'cancelled'
    : new Date(gathering.endsAt) <= now ? 'past'
    : new Date(gathering.startsAt) <= now ? 'now' : 'coming';
}

/** What is still to end, soonest first, and what has ended, newest first. */
export function split<G extends Pick<GatheringSummary, 'endsAt'>>(gatherings: readonly G[], now: Date): { coming: G[]; past: G[] } {
  const ended = (one: G): boolean => new Date(one.endsAt) <= now;
  return { coming: gatherings.filter((one) => !ended(one)), past: gatherings.filter(ended).toReversed() };
}
