/** Zoeken in het netwerk. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const search = {
  menu: 'Zoeken',
  title: 'Zoeken in het netwerk',
  titleOf: (question: string) => `‘${question}’ zoeken`,
  lead: 'Wie liep hier eerder tegenaan, en wat leerden ze ervan? Zoek in praktijken, borden en bijeenkomsten van alle steden.',
  question: 'Waar zoek je naar?',
  look: 'Zoek',
  filters: 'Alleen',
  city: 'Stad',
  allCities: 'Alle steden',
  learningArea: 'Leergebied',
  allAreas: 'Alle leergebieden',
  type: 'Wat',
  allTypes: 'Alles',
  kind: 'Soort praktijk',
  allKinds: 'Alle soorten',
  theme: 'Thema',
  allThemes: 'Alle thema’s',
  phase: 'Fase',
  allPhases: 'Alle fasen',
  types: {
    practice: 'Praktijk', update: 'Voortgang', lesson: 'Les', agreement: 'Afspraak', board: 'Bord', card: 'Kaart', gathering: 'Bijeenkomst',
  } as Record<string, string>,
  start: 'Typ een vraag in gewone woorden, zoals: wie verzekert de vrijwilligers?',
  none: 'Niets gevonden. Probeer andere woorden, of haal een keuze weg.',
  found: (n: number, more: boolean) => more ? `De beste ${n} gevonden` : `${count(n, 'resultaat', 'resultaten')}`,
  more: 'Toon meer',
  untitled: 'Zonder titel',
};
