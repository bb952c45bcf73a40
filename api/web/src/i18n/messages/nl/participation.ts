/** De spiegel: welke sectoren meedoen, als aantallen. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const participation = {
  title: 'Wie doet er mee?',
  open: 'Wie doet er mee op dit bord?',
  leads: {
    practices: 'Wie in deze praktijk besliste, van zich liet horen, of stil bleef. Wat er op de borden gebeurt staat daar.',
    boards: 'Wie op dit bord stemde, van zich liet horen, of stil bleef.',
    gatherings: 'Wie komt en vragen of antwoorden gaf, of stil bleef. Wat er op de borden gebeurt staat daar.',
  },
  sectors: { civic: 'Bewoners', social: 'Middenveld', private: 'Ondernemers', public: 'Overheid', knowledge: 'Kennis', unknown: 'Sector onbekend' } as Record<string, string>,
  people: (n: number) => count(n, 'mens', 'mensen'),
  counts: {
    decided: (n: number) => `${n} ${n === 1 ? 'besliste' : 'beslisten'}`,
    spoke: (n: number) => `${n} ${n === 1 ? 'sprak' : 'spraken'}`,
    tookPart: (n: number) => `${n} ${n === 1 ? 'deed mee' : 'deden mee'}`,
    silent: (n: number) => `${n} stil`,
  },
  tooFew: (sectors: string) => `Te weinig om te tonen: ${sectors}.`,
  absent: (sectors: string) => `Nog niemand: ${sectors}.`,
  rule: (n: number) => `Alleen aantallen van ${n} of meer, nooit wie. Is een sector te klein, dan telt die mee bij andere. Wie besliste en ook sprak, staat bij beslissen.`,
};
