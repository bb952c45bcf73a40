/** Het netwerk in beeld: plaatjes voor een vergadering en een verslag. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const glance = {
  menu: 'In beeld',
  title: 'Het netwerk in beeld',
  lead: 'Hoe ver de praktijken zijn, waar ze aan werken, wat het oplevert, wat van stad naar stad reisde en wie er stil is. Voor op het scherm in een vergadering, en voor in een verslag.',
  link: 'Bekijk het netwerk in beeld',
  made: (when: string) => `Bijgewerkt ${when}. Deze pagina werkt zichzelf bij.`,
  print: 'Druk alles af',
  city: 'Stad',
  together: 'Samen',
  figures: { cities: 'steden', practices: 'lopende praktijken', formulated: 'geformuleerd of verder', travelled: 'keer iets overgenomen', quiet: 'praktijken stil' },
  picture: {
    table: 'Als tabel',
    tableOf: (title: string) => `Als tabel: ${title}`,
    keep: 'Bewaar als',
    svgOf: (title: string) => `SVG: bewaar “${title}” als tekening`,
    pngOf: (title: string) => `PNG: bewaar “${title}” als afbeelding`,
    csvOf: (title: string) => `CSV: bewaar de cijfers van “${title}” als tabel`,
    saved: 'De afbeelding is bewaard.',
    notSaved: 'De afbeelding kon niet worden gemaakt.',
    source: (when: string, where: string) => `Bron: Stadmaken, netwerk van steden (${where}), ${when}`,
  },
  phases: {
    title: 'Hoe ver zijn de praktijken?',
    says: (all: number, formulated: number, ready: number, incomplete: number) =>
      all === 0 ? 'Er zijn nog geen praktijken.' : `Van ${all === 1 ? 'de ene lopende praktijk is' : `de ${all} lopende praktijken ${formulated === 1 ? 'is' : 'zijn'}`} er ${formulated} geformuleerd of verder. ${ready === 0 ? '' : `Bij ${ready} is alles er om dat te worden. `}${incomplete === 0 ? '' : `Bij ${incomplete} ontbreekt nog iets.`}`.trim(),
    missing: (what: string) => `Wat ontbreekt: ${what}.`,
    ready: (formulated: number, all: number, ready: number) => `${formulated} van ${all} geformuleerd${ready > 0 ? `, ${ready} kan nu` : ''}`,
    picture: 'Per stad een balk, met het aantal praktijken in elke fase. De tabel eronder geeft dezelfde aantallen.',
    none: 'nog geen praktijken',
    formulated: 'Geformuleerd of verder', canBe: 'Kan geformuleerd worden', lacks: 'Er ontbreekt iets',
  },
  areas: {
    title: 'Wie werkt aan welk leergebied?',
    says: (most: string, mostOf: number, least: string, leastOf: number, lessons: number) =>
      `Aan ${most} werken de meeste praktijken (${mostOf}), aan ${least} de minste (${leastOf}). Samen deelden ze ${count(lessons, 'les', 'lessen')}.`,
    even: (each: number, lessons: number) => `Aan elk leergebied werken evenveel praktijken (${each}). Samen deelden ze ${count(lessons, 'les', 'lessen')}.`,
    nothing: 'Nog geen enkele praktijk werkt aan een leergebied.',
    picture: 'Per stad en leergebied het aantal lopende praktijken, met eronder hoeveel lessen er zijn gedeeld. De tabel eronder geeft dezelfde aantallen.',
    short: { cooperation: 'Samenwerking', financing: 'Financiering', inclusivity: 'Inclusiviteit', 'responsibility-and-liability': 'Verantwoordelijkheid' } as Record<string, string>,
    lessons: (n: number) => count(n, 'les', 'lessen'),
    largeAndSmall: 'Groot: praktijken. Klein: lessen.',
    cell: (practices: number, lessons: number) => `${count(practices, 'praktijk', 'praktijken')}, ${count(lessons, 'les', 'lessen')}`,
  },
  value: {
    title: 'Wat ging erin en wat kwam eruit?',
    says: (first: string, last: string, totals: string) => `Alle praktijken samen, van ${first} tot en met ${last}: ${totals}.`,
    nothing: 'Er zijn nog geen uren, geld of vermeden kosten vastgelegd.',
    picture: 'Per soort de maanden als balken en het totaal als lijn. De tabel eronder geeft elke maand.',
    also: 'En verder:',
    what: 'Wat',
  },
  travel: {
    title: 'Wat reisde van stad naar stad?',
    says: (borrowed: number, within: number, followed: number, answered: number) =>
      `Praktijken namen ${count(borrowed, 'keer', 'keer')} iets van een andere praktijk over${within > 0 ? `, waarvan ${within} keer binnen de eigen stad` : ''}. ${answered > 0 ? `${count(answered, 'vraag werd', 'vragen werden')} beantwoord. ` : ''}Steden volgen samen ${count(followed, 'praktijk', 'praktijken')} van andere steden.`,
    nothing: 'Er is nog niets van de ene stad naar de andere gereisd.',
    picture: 'De steden in een kring, met pijlen van waar iets vandaan komt naar waar het heen ging. De tabel eronder geeft elke pijl met het aantal.',
    kinds: { borrowed: 'overgenomen', followed: 'gevolgd', answered: 'beantwoord' } as Record<string, string>,
    gaveTook: (gave: number, took: number) => `gaf ${gave}, nam ${took}`,
    newest: 'Het nieuwste dat reisde',
    things: { agreement: 'Afspraak', approach: 'Aanpak', template: 'Opzet van een bord', answer: 'Antwoord' } as Record<string, string>,
    to: 'naar',
    from: 'Van', toCity: 'Naar', what: 'Wat', count: 'Aantal',
  },
  quiet: {
    says: (practices: number, cities: number, longest: number) =>
      `Van ${count(practices, 'praktijk', 'praktijken')} in ${count(cities, 'stad', 'steden')} is al een tijd niets gehoord, het langst ${count(longest, 'dag', 'dagen')}. Vraag eens hoe het gaat.`,
    picture: 'Per praktijk het aantal dagen sinds het laatste nieuws. De tabel eronder geeft dezelfde praktijken met de dag.',
    days: (n: number) => count(n, 'dag', 'dagen'),
    lastNews: 'Laatste nieuws', since: 'Stil sinds',
  },
};
