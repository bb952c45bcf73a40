import type { Messages } from '../../i18n/messages/nl.ts';
import type { SimilarPractice } from '../../rest/practices.ts';

/** Why a practice is shown, in words, the most telling first. */
export function whyInWords(practice: SimilarPractice, m: Messages): string[] {
  const { learningAreas, sameKind, themes, words } = practice.why;
  const list = (all: readonly string[], called: Readonly<Record<string, string>>): string => all.map((one) => (called[one] ?? one).toLowerCase()).join(', ');
  return [
    ...words.length > 0 ? [m.talk.similar.sameWords(words.join(', '))] : [],
    ...learningAreas.length > 0 ? [m.talk.similar.sameArea(list(learningAreas, m.practice.learningAreas))] : [],
    ...themes.length > 0 ? [m.talk.similar.sameThemes(list(themes, m.practice.themes))] : [],
    ...sameKind ? [m.talk.similar.sameKind((m.practice.kinds[practice.kind] ?? practice.kind).toLowerCase())] : [],
  ];
}
