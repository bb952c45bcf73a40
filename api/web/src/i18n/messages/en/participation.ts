import type { Messages } from '../nl.ts';

/** The mirror: which sectors take part, as counts. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const participation: Messages['participation'] = {
  title: 'Who takes part?',
  open: 'Who takes part on this board?',
  leads: {
    practices: 'Who decided in this practice, spoke up, or was silent. What happens on its boards is told there.',
    boards: 'Who voted on this board, spoke up, or was silent.',
    gatherings: 'Who comes and asked or answered, or was silent. What happens on its boards is told there.',
  },
  sectors: { civic: 'Citizens', social: 'Civil society', private: 'Entrepreneurs', public: 'Government', knowledge: 'Knowledge', unknown: 'Sector unknown' },
  people: (n) => count(n, 'person', 'people'),
  counts: { decided: (n) => `${n} decided`, spoke: (n) => `${n} spoke`, tookPart: (n) => `${n} took part`, silent: (n) => `${n} silent` },
  tooFew: (sectors) => `Too few to show: ${sectors}.`,
  absent: (sectors) => `Nobody yet: ${sectors}.`,
  rule: (n) => `Only counts of ${n} or more, never who. A sector that is too small is counted with others. Who decided and also spoke is under decided.`,
};
