import { call, id } from './api.ts';

// Which sectors take part, as `/v1/openapi.json` has it.

export interface ParticipationGroup {
  sectors: string[];
  people: number;
  tookPart: number;
  silent: number;
  /** Absent, as is the next, where it can only be told that people took part. */
  decided?: number;
  spoke?: number;
}

export interface Participation {
  smallestGroup: number;
  groups: ParticipationGroup[];
  tooFew: string[];
  absent: string[];
  people?: number;
}

export const participation = (of: 'practices' | 'boards' | 'gatherings', thing: string): Promise<Participation> => call('GET', `/${of}/${id(thing)}/participation`);
