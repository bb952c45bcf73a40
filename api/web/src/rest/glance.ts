import { problemOf } from './api.ts';
import type { PracticeName, ValueSeries } from './practices.ts';

// The network in figures, as `/v1/openapi.json` has them.

export interface CityGlance {
  cityId: string;
  name: string;
  practices: number;
  phases: { phase: string; practices: number }[];
  readiness: { formulated: number; ready: number; incomplete: number };
  learningAreas: { learningArea: string; practices: number; lessons: number }[];
}

export interface TravelCount { fromCityId: string; toCityId: string; kind: string; count: number }

export interface Journey { kind: string; at: string; from: PracticeName; to: PracticeName; what: string; title: string; outcome?: string }

export interface QuietPractice { practiceId: string; cityId: string; title: string; lastNewsAt: string; quietSince: string }

export interface Glance {
  madeAt: string;
  cities: CityGlance[];
  missing: { code: string; practices: number }[];
  value: ValueSeries[];
  travel: TravelCount[];
  journeys: Journey[];
  quiet: QuietPractice[];
  formulationDate?: string;
}

/** A glance, with the tag by which the server knows it again. */
export interface Tagged { readonly glance: Glance; readonly tag: string | null }

/** Reads it; what is known already when nothing has changed since. */
export async function readGlance(known?: Tagged): Promise<Tagged> {
  const answer = await fetch('/v1/network/glance', { headers: { Accept: 'application/json', ...(known?.tag ? { 'If-None-Match': known.tag } : {}) } });
  if (known && answer.status === 304) {
    return known;
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return { glance: await answer.json() as Glance, tag: answer.headers.get('ETag') };
}

/** Where one of its tables is to be had for a spreadsheet; in Dutch those expect a semicolon. */
export const tableAddress = (table: string, language: string): string =>
  `/v1/network/glance/export?table=${table}${language === 'nl' ? '&separator=semicolon' : ''}`;
