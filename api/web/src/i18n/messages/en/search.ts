import type { Messages } from '../nl.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const search: Messages['search'] = {
  menu: 'Search',
  title: 'Search the network',
  titleOf: (question) => `Search for ‘${question}’`,
  lead: 'Who met this before, and what did they learn from it? Search practices, boards and gatherings of all cities.',
  question: 'What are you looking for?',
  look: 'Search',
  filters: 'Only',
  city: 'City',
  allCities: 'All cities',
  learningArea: 'Learning area',
  allAreas: 'All learning areas',
  type: 'What',
  allTypes: 'Everything',
  kind: 'Kind of practice',
  allKinds: 'All kinds',
  theme: 'Theme',
  allThemes: 'All themes',
  phase: 'Phase',
  allPhases: 'All phases',
  types: {
    practice: 'Practice', update: 'Progress', lesson: 'Lesson', agreement: 'Agreement', board: 'Board', card: 'Card', gathering: 'Gathering',
  },
  start: 'Type a question in plain words, such as: who insures the volunteers?',
  none: 'Nothing found. Try other words, or take a choice away.',
  found: (n, more) => more ? `The best ${n} found` : `${count(n, 'result', 'results')}`,
  more: 'Show more',
  untitled: 'Untitled',
};
