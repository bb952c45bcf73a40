import { describe, expect, it } from 'vitest';
import { fold, openBoard } from '../src/live/fold.ts';
import { DoesNotFit } from '../src/live/lists.ts';
import { fromSnapshot, textOf, toSnapshot, type BoardState } from '../src/live/state.ts';
import type { BoardEvent, EventBody } from '../src/live/wire.ts';

const at = '2026-11-24T09:00:00Z';
const envelope = { at, by: 'p1', commandId: 'c' };

function opened(): BoardState {
  return openBoard('b1', {
    ...envelope, version: 1, type: 'boardOpened', title: 'Board', visibility: 'city', cityId: 'haarlem', template: 'retro',
    zones: [{ zoneId: 'z1', title: 'One', cards: [{ cardId: 'a', text: 'first', colour: 'red', comments: [{ commentId: 'k', text: 'hm' }] }] }, { zoneId: 'z2', title: 'Two' }],
  });
}

function after(...events: (EventBody & Partial<BoardEvent>)[]): BoardState {
  return on(opened(), ...events);
}

function on(start: BoardState, ...events: (EventBody & Partial<BoardEvent>)[]): BoardState {
  return events.reduce((state, event): BoardState => fold(state, { ...envelope, version: state.version + 1, ...event } as BoardEvent), start);
}

const privately = (step: Extract<EventBody, { type: 'happenedPrivately' }>['step']): EventBody => ({ type: 'happenedPrivately', ...(step ? { step } : {}) });
const ids = (state: BoardState): string[][] => state.zones.map((zone) => [zone.zoneId, ...zone.cards.map((card) => card.cardId)]);

describe('The fold of a facilitated board', () => {
  it('begins_with_cards_comments_links_and_the_template', () => {
    const state = openBoard('b1', {
      ...envelope, version: 1, type: 'boardOpened', title: 'B', visibility: 'network', template: 'retro', links: [{ fromCardId: 'a', toCardId: 'b' }],
      zones: [{ zoneId: 'z1', title: 'One', cards: [{ cardId: 'a', text: 'A', colour: 'red', comments: [{ commentId: 'k', text: 'hm' }] }, { cardId: 'b', text: 'B', colour: 'blue' }] }],
    });
    expect(toSnapshot(state)).toStrictEqual({
      boardId: 'b1', title: 'B', version: 1, visibility: 'network', template: 'retro', createdBy: 'p1', createdAt: at,
      zones: [{ zoneId: 'z1', title: 'One', cards: [
        { cardId: 'a', text: 'A', colour: 'red', createdBy: 'p1', createdAt: at, votes: [], comments: [{ commentId: 'k', text: 'hm', by: 'p1', at }] },
        { cardId: 'b', text: 'B', colour: 'blue', createdBy: 'p1', createdAt: at, votes: [], comments: [] }] }],
      links: [{ fromCardId: 'a', toCardId: 'b' }], removedZones: [], removedCards: [], defaultRole: 'editor', roles: [], votingResults: [],
    });
  });

  it.each([
    ['on_the_board', []],
    ['that_was_removed', [{ type: 'cardRemoved', cardId: 'a' }]],
    ['in_a_removed_zone', [{ type: 'zoneRemoved', zoneId: 'z1' }]],
  ] as [string, EventBody[]][])('changes_the_text_of_a_card_%s', (_, first) => {
    expect(textOf(after(...first, { type: 'cardTextEdited', cardId: 'a', operation: [{ retain: 5 }, { insert: '!' }] }), 'a')).toBe('first!');
  });

  it('refuses_a_change_of_text_that_does_not_fit', () => {
    expect(() => after({ type: 'cardTextEdited', cardId: 'a', operation: [{ retain: 6 }, { insert: '!' }] })).toThrow(DoesNotFit);
    expect(() => after({ type: 'cardTextEdited', cardId: 'nope', operation: [{ insert: '!' }] })).toThrow(DoesNotFit);
  });

  it('puts_a_restored_comment_where_it_was', () => {
    const state = after({ type: 'commentAdded', commentId: 'l', cardId: 'a', text: 'two' }, { type: 'commentRemoved', commentId: 'k', cardId: 'a' },
      { type: 'commentRestored', commentId: 'k', cardId: 'a', text: 'hm', commentBy: 'p9', commentAt: 'then', editedAt: 'later', by: 'p2' },
      { type: 'commentRestored', commentId: 'm', cardId: 'a', text: 'three', commentBy: 'p9', commentAt: 'then', afterCommentId: 'k' });
    expect(state.zones[0]!.cards[0]!.comments.map((comment) => comment.commentId)).toEqual(['k', 'm', 'l']);
    expect(state.zones[0]!.cards[0]!.comments[0]).toStrictEqual({ commentId: 'k', text: 'hm', by: 'p9', at: 'then', editedAt: 'later' });
  });

  it('runs_holds_extends_and_stops_the_timer', () => {
    const started = after({ type: 'timerStarted', seconds: 60, endsAt: 'T1' });
    expect(started.timer).toStrictEqual({ startedBy: 'p1', seconds: 60, endsAt: 'T1' });
    const held = on(started, { type: 'timerPaused', remainingMs: 5_000, by: 'p2' }, { type: 'timerExtended', seconds: 30, remainingMs: 35_000 });
    expect(held.timer).toStrictEqual({ startedBy: 'p1', seconds: 90, remainingMs: 35_000 });
    const resumed = on(held, { type: 'timerResumed', endsAt: 'T2' }, { type: 'timerExtended', seconds: -10, endsAt: 'T3' });
    expect(resumed.timer).toStrictEqual({ startedBy: 'p1', seconds: 80, endsAt: 'T3' });
    expect('timer' in on(resumed, { type: 'timerStopped' })).toBe(false);
    expect(() => after({ type: 'timerPaused', remainingMs: 1 })).toThrow(DoesNotFit);
  });

  it('keeps_ones_own_ballots_until_the_round_closes_and_then_its_result', () => {
    const voting = after({ type: 'votingStarted', votesPerPerson: 3, votesPerCard: 2, zoneIds: ['z1'] },
      privately({ type: 'ballotCast', cardId: 'a' }), privately({ type: 'ballotCast', cardId: 'b' }), privately({ type: 'ballotCast', cardId: 'a' }), privately(undefined));
    expect(voting.mine).toEqual({ cards: [], votes: ['a', 'b', 'a'] });
    expect(voting.voting).toStrictEqual({ startedBy: 'p1', startedAt: at, votesPerPerson: 3, votesPerCard: 2, zoneIds: ['z1'] });
    const fewer = on(voting, privately({ type: 'ballotWithdrawn', cardId: 'a' }));
    expect(fewer.mine!.votes).toEqual(['a', 'b']);
    const closed = on(fewer, { type: 'votingClosed', voters: 4, results: [{ cardId: 'a', text: 'first', votes: 5 }], at: 'T9', by: 'p2' });
    expect('mine' in closed || 'voting' in closed).toBe(false);
    expect(closed.votingResults).toStrictEqual([
      { startedAt: at, closedAt: 'T9', closedBy: 'p2', votesPerPerson: 3, votesPerCard: 2, voters: 4, results: [{ cardId: 'a', text: 'first', votes: 5 }] }]);
    expect(() => on(closed, { type: 'votingClosed', voters: 0, results: [] })).toThrow(DoesNotFit);
  });

  it('keeps_the_last_100_results', () => {
    const round: EventBody[] = [{ type: 'votingStarted', votesPerPerson: 1, votesPerCard: 1, zoneIds: [] }, { type: 'votingClosed', voters: 0, results: [] }];
    const state = after(...Array.from({ length: 101 }, (_, n) => round.map((event) => ({ ...event, at: String(n) }))).flat());
    expect([state.votingResults.length, state.votingResults[0]!.startedAt]).toEqual([100, '1']);
  });

  it('keeps_what_is_written_in_private_apart_and_reveals_all_of_everyone', () => {
    const written = after({ type: 'privateWritingStarted', zoneIds: ['z1', 'z2'] }, privately({ type: 'cardWritten', cardId: 'x', zoneId: 'z1', text: 'se', colour: 'red' }),
      privately({ type: 'textEdited', cardId: 'x', operation: [{ retain: 2 }, { insert: 'cret' }] }), privately({ type: 'colourSet', cardId: 'x', colour: 'blue' }),
      privately({ type: 'cardMoved', cardId: 'x', zoneId: 'z2' }), privately({ type: 'cardRemoved', cardId: 'x' }));
    expect(written.mine).toStrictEqual({ cards: [{ cardId: 'x', zoneId: 'z2', text: 'secret', colour: 'blue', createdAt: at, removed: true }], votes: [] });
    expect(ids(written)).toEqual([['z1', 'a'], ['z2']]);
    const back = on(written, privately({ type: 'cardRestored', cardId: 'x' }));
    expect('removed' in back.mine!.cards[0]!).toBe(false);
    const shown = { text: 't', colour: 'red', createdBy: 'p2', createdAt: 'T1' };
    const revealed = on(back, { type: 'revealed', cards: [{ ...shown, cardId: 'y', zoneId: 'z1' }, { ...shown, cardId: 'w', zoneId: 'z1' }, { ...shown, cardId: 'x', zoneId: 'z2' }] });
    expect(ids(revealed)).toEqual([['z1', 'a', 'y', 'w'], ['z2', 'x']]);
    expect(revealed.zones[1]!.cards[0]).toStrictEqual({ ...shown, cardId: 'x', votes: [], comments: [] });
    expect('mine' in revealed || 'privateWriting' in revealed).toBe(false);
  });

  it('gives_and_takes_roles', () => {
    const state = after({ type: 'boardRoleSet', participantId: 'p2', role: 'reader' }, { type: 'boardRoleSet', participantId: 'p3', role: 'editor' },
      { type: 'boardRoleSet', participantId: 'p2', role: 'facilitator' }, { type: 'defaultRoleSet', role: 'commenter' });
    expect([state.roles, state.defaultRole]).toEqual([[{ participantId: 'p2', role: 'facilitator' }, { participantId: 'p3', role: 'editor' }], 'commenter']);
    expect(on(state, { type: 'boardRoleSet', participantId: 'p2' }).roles).toEqual([{ participantId: 'p3', role: 'editor' }]);
  });

  it('changes_nothing_when_everyone_is_brought_somewhere', () => {
    expect(toSnapshot(after({ type: 'everyoneBrought', cardId: 'a' }))).toEqual({ ...toSnapshot(opened()), version: 2 });
  });

  it('rewinds_a_zone_with_its_cards_from_wherever_they_are', () => {
    const card = (cardId: string, zoneId: string): EventBody => ({ type: 'cardAdded', cardId, zoneId, text: cardId, colour: 'yellow' });
    const before = after(card('b', 'z1'), card('c', 'z2'), card('d', 'z1'), card('e', 'z1'), card('f', 'z2'), { type: 'zoneAdded', zoneId: 'z3', title: '' }, card('g', 'z3'),
      { type: 'cardRemoved', cardId: 'b' }, { type: 'zoneRemoved', zoneId: 'z3' });
    const forgotten = { text: 'long ago', createdBy: 'p3', createdAt: 'T0', votes: ['p4'], comments: [] };
    const state = on(before, { type: 'zoneRewound', zoneId: 'z1', toVersion: 1, title: 'Then', cards: [
      { cardId: 'c', colour: 'red' }, { cardId: 'b', colour: 'blue', operation: [{ insert: 'old ' }] }, { cardId: 'g', colour: 'white' },
      { cardId: 'h', colour: 'green', forgotten }, { cardId: 'a', colour: 'red' }] });
    expect(ids(state)).toEqual([['z1', 'c', 'b', 'g', 'h', 'a'], ['z2', 'f']]);
    expect(state.zones[0]!.title).toBe('Then');
    expect(state.zones[0]!.cards.map((one) => [one.text, one.colour])).toEqual([['c', 'red'], ['old b', 'blue'], ['g', 'white'], ['long ago', 'green'], ['first', 'red']]);
    expect(state.zones[0]!.cards[3]).toStrictEqual({ cardId: 'h', colour: 'green', ...forgotten });
    expect(state.removedCards.map((removed) => [removed.zoneId, removed.card.cardId])).toEqual([['z1', 'e'], ['z1', 'd']]);
    expect(state.removedZones[0]!.cards).toEqual([]);
  });

  it('does_not_guess_the_links_of_a_card_that_rewinding_brings_back', () => {
    const removed = fromSnapshot(toSnapshot(after({ type: 'cardRemoved', cardId: 'a' })));
    expect(() => on(removed, { type: 'zoneRewound', zoneId: 'z1', toVersion: 1, title: 'One', cards: [{ cardId: 'a', colour: 'red' }] })).toThrow(DoesNotFit);
  });
});
