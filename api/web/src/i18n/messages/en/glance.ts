import type { Messages } from '../nl.ts';

/** The network in pictures: for a meeting and for a report. */
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const glance: Messages['glance'] = {
  menu: 'In pictures',
  title: 'The network in pictures',
  lead: 'How far the practices are, what they work on, what comes of it, what travelled from city to city, and who is quiet. For the screen in a meeting, and for a report.',
  link: 'See the network in pictures',
  made: (when) => `Updated ${when}. This page keeps itself up to date.`,
  print: 'Print everything',
  city: 'City',
  together: 'Together',
  figures: { cities: 'cities', practices: 'practices under way', formulated: 'formulated or further', travelled: 'times something taken over', quiet: 'practices quiet' },
  picture: {
    table: 'As a table',
    tableOf: (title) => `As a table: ${title}`,
    keep: 'Save as',
    svgOf: (title) => `SVG: save “${title}” as a drawing`,
    pngOf: (title) => `PNG: save “${title}” as an image`,
    csvOf: (title) => `CSV: save the figures of “${title}” as a table`,
    saved: 'The picture is saved.',
    notSaved: 'The picture could not be made.',
    source: (when, where) => `Source: Stadmaken, network of cities (${where}), ${when}`,
  },
  phases: {
    title: 'How far are the practices?',
    says: (all, formulated, ready, incomplete) =>
      all === 0 ? 'There are no practices yet.' : `Of ${count(all, 'practice', 'practices')} under way, ${formulated} ${formulated === 1 ? 'is' : 'are'} formulated or further. ${ready === 0 ? '' : `${ready} ${ready === 1 ? 'has' : 'have'} everything it takes to become so. `}${incomplete === 0 ? '' : `${incomplete} still ${incomplete === 1 ? 'lacks' : 'lack'} something.`}`.trim(),
    missing: (what) => `What is lacking: ${what}.`,
    ready: (formulated, all, ready) => `${formulated} of ${all} formulated${ready > 0 ? `, ${ready} can be now` : ''}`,
    picture: 'A bar for each city, with the number of practices in each phase. The table below has the same numbers.',
    none: 'no practices yet',
    formulated: 'Formulated or further', canBe: 'Can be formulated', lacks: 'Lacks something',
  },
  areas: {
    title: 'Who works on which learning area?',
    says: (most, mostOf, least, leastOf, lessons) =>
      `Most practices work on ${most} (${mostOf}), fewest on ${least} (${leastOf}). Together they shared ${count(lessons, 'lesson', 'lessons')}.`,
    even: (each, lessons) => `As many practices work on each learning area (${each}). Together they shared ${count(lessons, 'lesson', 'lessons')}.`,
    nothing: 'No practice works on a learning area yet.',
    picture: 'For each city and learning area the number of practices under way, and below it how many lessons were shared. The table below has the same numbers.',
    short: { cooperation: 'Cooperation', financing: 'Financing', inclusivity: 'Inclusivity', 'responsibility-and-liability': 'Responsibility' },
    lessons: (n) => count(n, 'lesson', 'lessons'),
    largeAndSmall: 'Large: practices. Small: lessons.',
    cell: (practices, lessons) => `${count(practices, 'practice', 'practices')}, ${count(lessons, 'lesson', 'lessons')}`,
  },
  value: {
    title: 'What was put in and what came out?',
    says: (first, last, totals) => `All practices together, from ${first} to ${last}: ${totals}.`,
    nothing: 'No hours, money or avoided costs have been recorded yet.',
    picture: 'For each kind the months as bars and the total as a line. The table below has every month.',
    also: 'And also:',
    what: 'What',
  },
  travel: {
    title: 'What travelled from city to city?',
    says: (borrowed, within, followed, answered) =>
      `Practices took something over from another practice ${count(borrowed, 'time', 'times')}${within > 0 ? `, ${within} of them within their own city` : ''}. ${answered > 0 ? `${count(answered, 'question was', 'questions were')} answered. ` : ''}Cities together follow ${count(followed, 'practice', 'practices')} of other cities.`,
    nothing: 'Nothing has travelled from one city to another yet.',
    picture: 'The cities in a circle, with arrows from where something is from to where it went. The table below has every arrow with its number.',
    kinds: { borrowed: 'taken over', followed: 'followed', answered: 'answered' },
    gaveTook: (gave, took) => `gave ${gave}, took ${took}`,
    newest: 'The newest that travelled',
    things: { agreement: 'Agreement', approach: 'Approach', template: 'Set-up of a board', answer: 'Answer' },
    to: 'to',
    from: 'From', toCity: 'To', what: 'What', count: 'Number',
  },
  quiet: {
    says: (practices, cities, longest) =>
      `Nothing was heard for a while of ${count(practices, 'practice', 'practices')} in ${count(cities, 'city', 'cities')}, the longest for ${count(longest, 'day', 'days')}. Ask how they are.`,
    picture: 'For each practice the number of days since its last news. The table below has the same practices with the day.',
    days: (n) => count(n, 'day', 'days'),
    lastNews: 'Last news', since: 'Quiet since',
  },
};
