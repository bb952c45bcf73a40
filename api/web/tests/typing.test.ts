import { describe, expect, it } from 'vitest';
import { apply } from '../src/text/apply.ts';
import { replace } from '../src/text/replace.ts';
import { textOf } from '../src/live/state.ts';
import type { Command, CommandOf } from '../src/live/wire.ts';
import { HandClock, settle } from './support/handClock.ts';
import { MemoryOutbox } from './support/memoryOutbox.ts';
import { notFound, ReferenceServer, type Connection } from './support/referenceServer.ts';
import { locked } from './support/referenceDecider.ts';
import { Visit } from './support/visits.ts';

const put = (place: number, insert: string) => place === 0 ? [{ insert }] : [{ retain: place }, { insert }];
const edits = (connection: Connection): CommandOf<'editCardText'>[] => connection.calls.filter((call) => call.name === 'post' || call.name === 'submit')
  .flatMap((call) => call.args[0] as Command[]).filter((command) => command.type === 'editCardText');
const shown = (visit: Visit, cardId = 'a'): string | undefined => textOf(visit.session.board!, cardId);
let n = 0;

/** A server with a card `a` that says `text`, and people on it. */
async function typing(text: string, people = 1): Promise<{ server: ReferenceServer; clock: HandClock; visit: Visit; visits: Visit[] }> {
  const server = new ReferenceServer();
  const clock = new HandClock();
  server.decide('p9', { type: 'addCard', cardId: 'a', zoneId: 'z1', text, commandId: `begin${n++}` });
  const visits: Visit[] = [];
  for (let index = 1; index <= people; index++) {
    visits.push(await new Visit(server, clock, `p${index}`).join());
  }
  return { server, clock, visit: visits[0]!, visits };
}

const theirs = (server: ReferenceServer, operation: CommandOf<'editCardText'>['operation'], cardId = 'a', by = 'p9'): unknown =>
  server.decide(by, { type: 'editCardText', cardId, baseVersion: server.events.length, operation, commandId: `x${n++}` });

describe('Typing in a card', () => {
  it('shows_at_once_and_sends_one_edit_and_then_all_that_was_typed_meanwhile', async () => {
    const { server, visit } = await typing('');
    ['h', 'e', 'l', 'l', 'o'].forEach((letter, index) => visit.session.editText('a', put(index, letter)));
    await settle();
    [' ', 'w', 'o'].forEach((letter, index) => visit.session.editText('a', put(5 + index, letter)));
    await settle();
    expect(shown(visit)).toBe('hello wo');
    expect(edits(visit.connection)).toMatchObject([{ operation: [{ insert: 'hello' }], baseVersion: 2 }]);
    await visit.deliver();
    expect(edits(visit.connection)).toMatchObject([{}, { operation: [{ retain: 5 }, { insert: ' wo' }], baseVersion: 3 }]);
    expect(textOf(server.snapshot, 'a')).toBe('hello wo');
    expect(visit.session.pending).toEqual([]);
  });

  it('keeps_every_character_of_two_people_and_tells_only_the_others_changes', async () => {
    const { server, visits: [one, two] } = await typing('middle', 2);
    one!.session.editText('a', put(0, 'left '));
    two!.session.editText('a', put(6, ' right'));
    await settle();
    two!.session.editText('a', put(12, '!'));
    expect(one!.shifts).toEqual([]);
    await one!.deliver();
    await two!.deliver();
    await one!.deliver();
    expect([shown(one!), shown(two!), textOf(server.snapshot, 'a')]).toEqual(Array(3).fill('left middle right!'));
    expect(two!.shifts).toEqual([{ cardId: 'a', operation: [{ insert: 'left ' }] }]);
    expect(one!.shifts.map((shift) => shift.operation)).toEqual([put(11, ' right'), put(17, '!')]);
  });

  it('sends_an_unanswered_edit_again_under_its_id_on_the_newest_version', async () => {
    const { server, clock, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    await settle();
    const [first] = edits(visit.connection);
    theirs(server, put(0, 'a'));
    visit.connection.drop();
    visit.session.editText('a', put(2, 'd'));
    await clock.advance(60_000);
    await visit.deliver();
    expect(edits(visit.connection)).toMatchObject([
      { commandId: (first as unknown as Command).commandId, baseVersion: 3, operation: put(2, 'c') }, { baseVersion: 4, operation: put(3, 'd') }]);
    expect(textOf(server.snapshot, 'a')).toBe('abcd');
  });

  it('finds_its_edit_among_the_missed_events_and_does_not_type_twice', async () => {
    const { server, clock, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    await settle();
    visit.connection.letUp();
    visit.connection.drop();
    visit.session.editText('a', put(2, 'd'));
    await clock.advance(60_000);
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('bcd');
    expect(shown(visit)).toBe('bcd');
  });

  it.each(['given', 'failing at first'])('brings_what_was_typed_past_a_long_absence_when_the_events_are_%s', async (reading) => {
    const { server, clock, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    await settle();
    visit.connection.letUp();
    server.reachable = false;
    visit.connection.drop();
    visit.session.editText('a', put(2, 'd'));
    theirs(server, put(0, 'a'));
    server.joinsFrom = 100;
    server.reading = reading === 'given' ? 'given' : 'failing';
    server.reachable = true;
    await clock.advance(60_000);
    await visit.deliver();
    server.reading = 'given';
    for (let time = 0; time < 10; time++) {
      await clock.advance(5_000);
      await visit.deliver();
    }
    expect([shown(visit), textOf(server.snapshot, 'a')]).toEqual(['abcd', 'abcd']);
    expect(visit.session.refused).toEqual([]);
    expect(visit.shifts).toEqual([{ cardId: 'a', operation: [{ insert: 'a' }] }]);
  });

  it('offers_what_was_typed_when_the_missed_events_cannot_be_had', async () => {
    const { server, clock, visit } = await typing('b');
    visit.session.unplugged();
    visit.session.editText('a', put(1, 'precious'));
    theirs(server, put(0, 'a'));
    server.joinsFrom = 100;
    server.reading = 'refused';
    await clock.advance(60_000);
    await visit.deliver();
    expect(shown(visit)).toBe('ab');
    expect(visit.session.refused).toMatchObject([{ text: 'precious', apart: true }]);
    expect(visit.shifts.map((shift) => apply(shift.operation, 'bprecious'))).toEqual(['ab']);
  });

  it.each([false, true])('brings_what_a_closed_tab_left_to_the_newest_text (stored already: %s)', async (stored) => {
    const { server, clock, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    await settle();
    if (stored) {
      visit.connection.letUp();
    }
    visit.session.editText('a', put(2, 'd'));
    visit.session.stop();
    theirs(server, put(0, 'a'));
    const next = await new Visit(server, clock, 'p1', visit.outbox).join();
    await next.deliver();
    expect([shown(next), textOf(server.snapshot, 'a')]).toEqual(['abcd', 'abcd']);
    expect((visit.outbox as MemoryOutbox).entries.size).toBe(0);
  });

  it('knows_its_own_edit_again_when_the_tab_closed_between_the_answer_and_the_event', async () => {
    const { server, clock, visit } = await typing('b');
    visit.session.unplugged();
    visit.session.editText('a', put(1, 'c'));
    visit.session.wake();
    await settle();
    visit.connection.letUp();
    visit.connection.letDown();
    await settle();
    visit.connection.letUp();
    visit.connection.loseDown();
    visit.connection.letDown();
    await settle();
    expect(visit.session.pending.map((item) => item.progress)).toEqual(['stored']);
    visit.session.editText('a', put(2, 'd'));
    visit.session.stop();
    const next = await new Visit(server, clock, 'p1', visit.outbox).join();
    await next.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('bcd');
    expect((visit.outbox as MemoryOutbox).entries.size).toBe(0);
  });

  it('puts_what_another_closed_tab_left_beside_what_is_being_typed_here', async () => {
    const { server, clock, visit } = await typing('mid');
    const other = await new Visit(server, clock, 'p1', visit.outbox).join();
    visit.session.unplugged();
    visit.session.editText('a', put(3, ' one'));
    visit.session.stop();
    other.session.editText('a', put(0, 'two '));
    expect(shown(other)).toBe('two mid');
    other.session.wake();
    await other.deliver();
    expect([shown(other), textOf(server.snapshot, 'a')]).toEqual(['two mid one', 'two mid one']);
    expect(other.shifts).toEqual([{ cardId: 'a', operation: put(7, ' one') }]);
  });

  it('does_not_write_to_the_outbox_for_each_key', async () => {
    const { clock, visit } = await typing('');
    let writes = 0;
    const put1 = visit.outbox.put.bind(visit.outbox);
    visit.outbox.put = (...entries) => (writes++, put1(...entries));
    visit.session.unplugged();
    for (let index = 0; index < 50; index++) {
      visit.session.editText('a', put(index, 'x'));
    }
    await clock.advance(250);
    expect(writes).toBe(1);
    expect([...(visit.outbox as MemoryOutbox).entries.values()]).toMatchObject([{ command: { operation: [{ insert: 'x'.repeat(50) }] } }]);
  });

  it('waits_with_an_edit_until_its_card_is_on_the_board', async () => {
    const { server, visit } = await typing('');
    visit.addCard('new');
    visit.session.editText('card-new', put(3, 'er'));
    await visit.deliver();
    expect(edits(visit.connection)).toMatchObject([{ baseVersion: 3 }]);
    expect(textOf(server.snapshot, 'card-new')).toBe('newer');
  });

  it('keeps_what_was_typed_in_a_card_that_is_refused_in_its_text', async () => {
    const { server, visit } = await typing('');
    server.verdict = () => notFound;
    visit.addCard('new');
    visit.session.editText('card-new', put(3, 'er'));
    await visit.deliver();
    expect(visit.session.refused).toMatchObject([{ command: { type: 'addCard', text: 'newer' } }]);
    expect(visit.session.pending).toEqual([]);
    expect(visit.session.canUndo).toBe(false);
  });

  it('holds_nothing_up_but_what_would_refuse_the_text', async () => {
    const { server, visit } = await typing('');
    visit.session.editText('a', put(0, 'x'));
    await settle();
    visit.session.editText('a', put(1, 'y'));
    visit.session.do({ type: 'vote', cardId: 'a' });
    visit.session.do({ type: 'lock', cardId: 'a' });
    visit.session.do({ type: 'setBoardTitle', title: 'After' });
    await visit.deliver();
    expect(server.events.slice(2).map((event) => event.type)).toEqual(['cardTextEdited', 'voteCast', 'cardTextEdited', 'locked', 'boardTitleSet']);
    expect(visit.session.refused).toEqual([]);
  });

  it('offers_refused_text_with_what_was_typed_on_top_and_takes_it_back', async () => {
    const { server, clock, visit } = await typing('old');
    server.decide('p9', { type: 'lock', cardId: 'a', commandId: 'lock' });
    visit.session.editText('a', put(3, ' new'));
    await settle();
    visit.session.editText('a', put(7, 'er'));
    await visit.deliver();
    expect(shown(visit)).toBe('old');
    expect(visit.session.refused).toMatchObject([{ text: 'old newer', refused: locked }]);
    expect(visit.shifts).toEqual([{ cardId: 'a', operation: [{ retain: 3 }, { delete: 6 }] }]);
    server.decide('p9', { type: 'unlock', cardId: 'a', commandId: 'unlock' });
    theirs(server, put(0, 'very '));
    await visit.deliver();
    visit.session.tryAgain(visit.session.refused[0]!.commandId);
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('very old newer');
    expect(visit.session.refused).toEqual([]);
    expect(clock.waiting).toBeLessThan(3);
  });

  it('sends_again_under_a_new_id_what_was_made_too_long_ago', async () => {
    const { server, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    await settle();
    theirs(server, put(0, 'a'));
    server.decider.textsKnownFrom = 3;
    await visit.deliver();
    expect(server.refusals).toMatchObject([{ field: 'baseVersion' }]);
    const [first, second] = edits(visit.connection) as unknown as Command[];
    expect(second).toMatchObject({ baseVersion: 3, operation: put(2, 'c') });
    expect(second!.commandId).not.toBe(first!.commandId);
    expect(textOf(server.snapshot, 'a')).toBe('abc');
  });

  it('reaches_a_card_that_was_removed_meanwhile', async () => {
    const { server, visit } = await typing('b');
    visit.session.editText('a', put(1, 'c'));
    server.decide('p9', { type: 'removeCard', cardId: 'a', commandId: 'gone' });
    await visit.deliver();
    expect(server.snapshot.removedCards[0]!.card.text).toBe('bc');
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('goes_on_when_a_zone_is_rewound_under_it', async () => {
    const { server, visit } = await typing('first');
    theirs(server, replace('first', 'second'));
    await visit.deliver();
    visit.session.editText('a', put(6, '!'));
    server.decide('p9', { type: 'rewindZone', zoneId: 'z1', version: 2, commandId: 'back' });
    await visit.deliver();
    expect(shown(visit)).toBe(textOf(server.snapshot, 'a'));
    expect(shown(visit)).toContain('!');
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('types_in_a_private_card_that_is_revealed_meanwhile', async () => {
    const { server, visit } = await typing('');
    server.decide('p9', { type: 'startPrivateWriting', zoneIds: ['z1'], commandId: 'private' });
    await visit.deliver();
    visit.addCard('secret');
    expect(visit.session.board!.mine!.cards).toHaveLength(1);
    await visit.deliver();
    visit.session.editText('card-secret', put(6, 's'));
    await visit.deliver();
    expect(visit.session.board!.mine!.cards[0]!.text).toBe('secrets');
    visit.session.editText('card-secret', put(7, '!'));
    server.decide('p9', { type: 'reveal', commandId: 'reveal' });
    await visit.deliver();
    expect(textOf(server.snapshot, 'card-secret')).toBe('secrets!');
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('shows_the_text_one_types_in_as_it_is_now_also_while_others_are_held_back', async () => {
    const { server, visit } = await typing('b');
    visit.session.pause();
    theirs(server, put(0, 'a'));
    server.decide('p9', { type: 'setBoardTitle', title: 'Held', commandId: 'title' });
    await visit.deliver();
    expect([shown(visit), visit.session.heldBack, visit.shifts]).toEqual(['b', 2, []]);
    visit.session.editText('a', put(1, 'c'));
    expect(shown(visit)).toBe('abc');
    expect(visit.shifts).toEqual([{ cardId: 'a', operation: [{ insert: 'a' }] }]);
    await visit.deliver();
    theirs(server, put(3, 'd'));
    await visit.deliver();
    expect(shown(visit)).toBe('abcd');
    expect(visit.shown.title).toBe('Board');
    visit.session.resume();
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('tells_what_changes_in_the_texts_when_all_is_shown_again', async () => {
    const { server, visit } = await typing('b');
    visit.session.pause();
    theirs(server, put(0, 'a'));
    await visit.deliver();
    visit.session.resume();
    expect(visit.shifts).toEqual([{ cardId: 'a', operation: [{ insert: 'a' }] }]);
  });
});
