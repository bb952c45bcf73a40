import { describe, expect, it } from 'vitest';
import { addressOf, mark } from '../src/search/marking.ts';

describe('what was found', () => {
  it('marks words in other forms and with other accents, and keeps every character', () => {
    const text = 'De verzekeringen van de Coöperatie: wie verzekert?';
    const pieces = mark(text, ['verzekering', 'cooperatie']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['verzekeringen', 'Coöperatie', 'verzekert']);
  });

  it('marks nothing for words that are too short to mean one thing', () => {
    expect(mark('op de dijk', ['de'])).toEqual([{ text: 'op de dijk', marked: false }]);
  });

  it('leads to the board of a card, to a gathering, and to the practice of the rest', () => {
    expect(addressOf({ type: 'card', practiceId: 'p', boardId: 'b' })).toBe('/boards/b');
    expect(addressOf({ type: 'gathering', practiceId: 'p', gatheringId: 'g' })).toBe('/gatherings/g');
    expect(addressOf({ type: 'lesson', practiceId: 'p' })).toBe('/practices/p');
  });
});
