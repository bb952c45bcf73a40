import { describe, expect, it } from 'vitest';
import { fold, openBoard } from '../src/live/fold.ts';
import { DoesNotFit } from '../src/live/lists.ts';
import { fromSnapshot, toSnapshot, type BoardState } from '../src/live/state.ts';
import type { BoardEvent, EventBody } from '../src/live/wire.ts';

const at = '2026-11-24T09:00:00Z';
const envelope = { at, by: 'p1', commandId: 'c' };

function opened(): BoardState {
  return openBoard('b1', {
    ...envelope, version: 1, type: 'boardOpened', title: 'Board', visibility: 'city', cityId: 'haarlem',
    zones: [{ zoneId: 'z1', title: 'One' }, { zoneId: 'z2', title: 'Two' }],
  });
}

/** The board after these events, by p1 unless they say otherwise. */
function after(...events: (EventBody & Partial<BoardEvent>)[]): BoardState {
  return events.reduce((state, event): BoardState => fold(state, { ...envelope, version: state.version + 1, ...event } as BoardEvent), opened());
}

const card = (cardId: string, more: Partial<Extract<EventBody, { type: 'cardAdded' }>> = {}): EventBody =>
  ({ type: 'cardAdded', cardId, zoneId: 'z1', text: cardId, colour: 'yellow', ...more });
const ids = (state: BoardState): string[][] => state.zones.map((zone) => [zone.zoneId, ...zone.cards.map((one) => one.cardId)]);

describe('The fold', () => {
  it('begins_with_the_board_as_it_was_opened', () => {
    expect(toSnapshot(opened())).toStrictEqual({
      boardId: 'b1', title: 'Board', version: 1, visibility: 'city', cityId: 'haarlem', createdBy: 'p1', createdAt: at,
      zones: [{ zoneId: 'z1', title: 'One', cards: [] }, { zoneId: 'z2', title: 'Two', cards: [] }],
      links: [], removedZones: [], removedCards: [], defaultRole: 'editor', roles: [], votingResults: [],
    });
  });

  it('puts_zones_after_their_neighbour_or_at_the_start', () => {
    expect(ids(after({ type: 'zoneAdded', zoneId: 'a', title: '' }, { type: 'zoneAdded', zoneId: 'b', title: '', afterZoneId: 'z1' }))).toEqual([['a'], ['z1'], ['b'], ['z2']]);
  });

  it('renames_and_moves_zones', () => {
    const state = after({ type: 'zoneRenamed', zoneId: 'z2', title: 'New' }, { type: 'zoneMoved', zoneId: 'z2' });
    expect(state.zones.map((zone) => zone.title)).toEqual(['New', 'One']);
  });

  it('removes_a_zone_with_its_cards_and_brings_it_back', () => {
    const removed = after(card('a'), { type: 'zoneRemoved', zoneId: 'z1' });
    expect(ids(removed)).toEqual([['z2']]);
    expect(removed.removedZones[0]!.cards[0]!.cardId).toBe('a');
    expect(ids(fold(removed, { ...envelope, version: 4, type: 'zoneRestored', zoneId: 'z1', afterZoneId: 'z2' }))).toEqual([['z2'], ['z1', 'a']]);
  });

  it('adds_moves_and_colours_cards', () => {
    const state = after(card('a'), card('b', { afterCardId: 'a' }), card('c'), { type: 'cardMoved', cardId: 'a', zoneId: 'z2' },
      { type: 'cardMoved', cardId: 'c', zoneId: 'z1', afterCardId: 'b' }, { type: 'cardColourSet', cardId: 'c', colour: 'red' });
    expect(ids(state)).toEqual([['z1', 'b', 'c'], ['z2', 'a']]);
    expect(state.zones[0]!.cards[1]!.colour).toBe('red');
  });

  it('removes_a_card_and_brings_it_back_with_comments_votes_and_links', () => {
    const before = after(card('a'), card('b'), { type: 'commentAdded', commentId: 'k', cardId: 'a', text: 'hm' },
      { type: 'voteCast', cardId: 'a' }, { type: 'cardsLinked', fromCardId: 'a', toCardId: 'b' });
    const removed = fold(before, { ...envelope, version: 7, type: 'cardRemoved', cardId: 'a' });
    expect(toSnapshot(removed).links).toEqual([]);
    expect(removed.removedCards).toMatchObject([{ zoneId: 'z1', card: { cardId: 'a', votes: ['p1'] } }]);
    const back = fold(removed, { ...envelope, version: 8, type: 'cardRestored', cardId: 'a', zoneId: 'z1' });
    expect(toSnapshot(back)).toEqual({ ...toSnapshot(before), version: 8, zones: [{ ...before.zones[0]!, cards: before.zones[0]!.cards.toReversed() }, before.zones[1]!] });
  });

  it('keeps_only_the_last_500_removed_cards_and_50_removed_zones', () => {
    const events: EventBody[] = [];
    for (let n = 0; n < 501; n++) {
      events.push(card(`c${n}`), { type: 'cardRemoved', cardId: `c${n}` });
    }
    for (let n = 0; n < 51; n++) {
      events.push({ type: 'zoneAdded', zoneId: `x${n}`, title: '' }, { type: 'zoneRemoved', zoneId: `x${n}` });
    }
    const state = after(...events);
    expect([state.removedCards.length, state.removedCards[0]!.card.cardId]).toEqual([500, 'c1']);
    expect([state.removedZones.length, state.removedZones[0]!.zoneId]).toEqual([50, 'x1']);
  });

  it('forgets_the_links_of_a_card_that_can_no_longer_come_back', () => {
    const events: EventBody[] = [card('a'), card('b'), { type: 'cardsLinked', fromCardId: 'a', toCardId: 'b' }, { type: 'cardRemoved', cardId: 'a' }];
    for (let n = 0; n < 500; n++) {
      events.push(card(`c${n}`), { type: 'cardRemoved', cardId: `c${n}` });
    }
    expect(toSnapshot(after(...events, card('a'))).links).toEqual([]);
  });

  it('adds_edits_and_removes_comments', () => {
    const added = after(card('a'), { type: 'commentAdded', commentId: 'k', cardId: 'a', text: 'old' }, { type: 'commentAdded', commentId: 'l', cardId: 'a', text: 'two' });
    const edited = fold(added, { ...envelope, version: 5, at: '2026-11-24T10:00:00Z', type: 'commentEdited', commentId: 'k', cardId: 'a', text: 'new' });
    expect(edited.zones[0]!.cards[0]!.comments[0]).toStrictEqual({ commentId: 'k', text: 'new', by: 'p1', at, editedAt: '2026-11-24T10:00:00Z' });
    expect(fold(edited, { ...envelope, version: 6, type: 'commentRemoved', commentId: 'k', cardId: 'a' }).zones[0]!.cards[0]!.comments).toHaveLength(1);
  });

  it('counts_a_vote_once_a_person', () => {
    const state = after(card('a'), { type: 'voteCast', cardId: 'a' }, { type: 'voteCast', cardId: 'a' }, { type: 'voteCast', cardId: 'a', by: 'p2' }, { type: 'voteWithdrawn', cardId: 'a' });
    expect(state.zones[0]!.cards[0]!.votes).toEqual(['p2']);
  });

  it('links_once_and_unlinks', () => {
    const link = { type: 'cardsLinked', fromCardId: 'a', toCardId: 'b' } as const;
    const linked = after(card('a'), card('b'), link, link);
    expect(linked.links).toEqual([{ fromCardId: 'a', toCardId: 'b' }]);
    expect(fold(linked, { ...envelope, version: 6, type: 'cardsUnlinked', fromCardId: 'a', toCardId: 'b' }).links).toEqual([]);
  });

  it('sets_the_title', () => {
    expect(after({ type: 'boardTitleSet', title: 'Other' }).title).toBe('Other');
  });

  it('locks_and_unlocks_the_board_a_zone_and_a_card', () => {
    const locked = after(card('a'), { type: 'locked' }, { type: 'locked', zoneId: 'z1' }, { type: 'locked', cardId: 'a', by: 'p2' });
    expect([locked.lockedBy, locked.zones[0]!.lockedBy, locked.zones[0]!.cards[0]!.lockedBy]).toEqual(['p1', 'p1', 'p2']);
    const free = [{ type: 'unlocked' }, { type: 'unlocked', zoneId: 'z1' }, { type: 'unlocked', cardId: 'a' }] as const;
    expect(toSnapshot(free.reduce((state, event): BoardState => fold(state, { ...envelope, version: state.version + 1, ...event }), locked))).toStrictEqual({ ...toSnapshot(after(card('a'))), version: 8 });
  });

  it('takes_the_version_of_the_event', () => {
    expect(after(card('a')).version).toBe(2);
  });

  it('leaves_what_an_event_does_not_touch_identical_so_that_only_the_rest_is_drawn_again', () => {
    const before = after(card('a'), card('b', { zoneId: 'z2' }));
    expect(fold(before, { ...envelope, version: 4, type: 'voteCast', cardId: 'a' }).zones[1]).toBe(before.zones[1]);
  });

  it.each([
    { type: 'somethingNew' } as unknown as EventBody,
    { type: 'cardMoved', cardId: 'nope', zoneId: 'z1' } as const,
    { type: 'cardRestored', cardId: 'nope', zoneId: 'z1' } as const,
    { type: 'zoneAdded', zoneId: 'x', title: '', afterZoneId: 'nope' } as const,
    card('x', { zoneId: 'nope' }),
  ])('refuses_an_event_that_is_unknown_or_does_not_fit: %o', (event) => {
    expect(() => after(event)).toThrow(DoesNotFit);
  });

  it('does_not_guess_the_links_of_a_card_that_was_off_the_board_in_its_snapshot', () => {
    const removed = fromSnapshot(toSnapshot(after(card('a'), card('b'), { type: 'cardsLinked', fromCardId: 'a', toCardId: 'b' }, { type: 'cardRemoved', cardId: 'a' })));
    expect(() => fold(removed, { ...envelope, version: 6, type: 'cardRestored', cardId: 'a', zoneId: 'z1' })).toThrow(DoesNotFit);
  });
});
