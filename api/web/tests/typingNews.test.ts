import { describe, expect, it } from 'vitest';
import { countsByZone, namesInWords, peopleHere } from '../src/board/people.ts';
import { TypingNews, type TypingTold } from '../src/board/typingNews.ts';
import { messages } from '../src/i18n/messages/nl.ts';
import type { BoardSnapshot } from '../src/live/wire.ts';

/** Time that moves when it is told to. */
class Time {
  private at = 0;
  private timers: { due: number; action: () => void }[] = [];
  now = (): number => this.at;
  after = (milliseconds: number, action: () => void): (() => void) => {
    const timer = { due: this.at + milliseconds, action };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter((other) => other !== timer); };
  };

  pass(milliseconds: number): void {
    this.at += milliseconds;
    const due = this.timers.filter((timer) => timer.due <= this.at);
    this.timers = this.timers.filter((timer) => timer.due > this.at);
    due.forEach((timer) => timer.action());
  }
}

function listen(): { time: Time; news: TypingNews; told: TypingTold[] } {
  const time = new Time();
  const told: TypingTold[] = [];
  return { time, told, news: new TypingNews(time, (one) => told.push(one)) };
}

describe('News of typing', () => {
  it('is_one_message_when_it_begins_and_one_at_a_pause_however_many_keys_are_pressed', () => {
    const { time, news, told } = listen();
    for (let key = 0; key < 200; key++) {
      news.heard('card', 'anna');
      time.pass(100);
    }
    time.pass(3_000);
    expect(told).toEqual([
      { kind: 'typing', cardId: 'card', participantIds: ['anna'] },
      { kind: 'edited', cardId: 'card', participantIds: ['anna'] },
    ]);
  });

  it('names_all_who_type_in_a_card_together', () => {
    const { time, news, told } = listen();
    news.heard('card', 'anna');
    for (let key = 0; key < 20; key++) {
      news.heard('card', key % 2 === 0 ? 'bram' : 'anna');
      time.pass(500);
    }
    time.pass(3_000);
    expect(told.map(({ kind, participantIds }) => [kind, ...participantIds]))
      .toEqual([['typing', 'anna'], ['typing', 'anna', 'bram'], ['edited', 'anna', 'bram']]);
  });

  it('does_not_say_of_every_card_that_someone_types_there_but_does_say_what_was_edited', () => {
    const { time, news, told } = listen();
    ['a', 'b', 'c'].forEach((card) => news.heard(card, 'anna'));
    time.pass(3_000);
    expect(told.map(({ kind, cardId }) => `${kind} ${cardId}`)).toEqual(['typing a', 'edited a', 'edited b', 'edited c']);
  });

  it('is_silent_once_stopped', () => {
    const { time, news, told } = listen();
    news.heard('card', 'anna');
    news.stop();
    time.pass(10_000);
    expect(told.length).toBe(1);
  });
});

describe('Names in words', () => {
  it.each([
    [['Anna'], 'Anna'], [['Anna', 'Bram'], 'Anna en Bram'], [['Anna', 'Bram', 'Chris'], 'Anna, Bram en 1 ander'],
    [['Anna', 'Bram', 'Chris', 'Dina'], 'Anna, Bram en 2 anderen'], [[], 'Een deelnemer'],
  ])('of_%j_are_%s', (names, words) => expect(namesInWords(names, messages)).toBe(words));
});

describe('People on a board', () => {
  const here = (presenceId: string, participantId: string, more: object = {}) => ({ presenceId, participantId, ...more });

  it('are_one_entry_each_however_many_windows_they_have_with_oneself_first', () => {
    expect(peopleHere([here('1', 'bram'), here('2', 'anna', { cardId: 'k' }), here('3', 'bram', { cardId: 'k', editing: true })], 'anna'))
      .toEqual([{ id: 'anna', cardId: 'k', zoneId: undefined, editing: false }, { id: 'bram', cardId: 'k', zoneId: undefined, editing: true }]);
  });

  it('are_counted_by_the_zone_of_their_card_or_else_of_their_pointer', () => {
    const board = { zones: [{ zoneId: 'z', title: 'Nu', cards: [{ cardId: 'k' }] }, { zoneId: 'y', title: 'Straks', cards: [] }] } as unknown as BoardSnapshot;
    const people = peopleHere([here('1', 'anna', { cardId: 'k', pointer: { zoneId: 'y', x: 0, y: 0 } }), here('2', 'bram', { pointer: { zoneId: 'z', x: 0, y: 0 } }), here('3', 'chris')], 'anna');
    expect(countsByZone(people, board)).toEqual([{ title: 'Nu', count: 2 }]);
  });
});
