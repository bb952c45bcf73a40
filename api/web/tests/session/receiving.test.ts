import { describe, expect, it } from 'vitest';
import { HandClock, settle } from '../support/handClock.ts';
import { boardId, ReferenceServer } from '../support/referenceServer.ts';
import { joined, joins } from '../support/sessions.ts';
import { Visit } from '../support/visits.ts';

describe('A session', () => {
  it('joins_again_from_its_version_when_a_batch_is_missing', async () => {
    const { server, visit } = await joined();
    server.decide('p2', { type: 'setBoardTitle', title: 'One', commandId: 'x1' });
    server.decide('p2', { type: 'setBoardTitle', title: 'Two', commandId: 'x2' });
    visit.connection.loseDown();
    visit.connection.letDown();
    await visit.deliver();
    expect(joins(visit.connection)).toEqual([undefined, 1]);
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('ignores_events_it_already_has', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    visit.connection.send((listener) => listener.boardEvents(boardId, server.events.slice(1)));
    await visit.deliver();
    expect(visit.shown).toEqual(server.snapshot);
    expect(joins(visit.connection)).toHaveLength(1);
  });

  it('takes_a_batch_that_it_has_in_part', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    const event = { ...server.events[1]!, version: 3, commandId: 'new', cardId: 'b' } as (typeof server.events)[number];
    visit.connection.send((listener) => listener.boardEvents(boardId, [server.events[1]!, event]));
    await visit.deliver();
    expect(visit.shown.version).toBe(3);
  });

  it('takes_a_fresh_snapshot_on_an_event_of_an_unknown_type', async () => {
    const { server, visit } = await joined();
    server.decide('p2', { type: 'setBoardTitle', title: 'Known', commandId: 'x1' });
    visit.connection.loseDown();
    visit.connection.send((listener) => listener.boardEvents(boardId, [{ ...server.events[1]!, type: 'somethingNew' } as never]));
    await visit.deliver();
    expect(joins(visit.connection)).toEqual([undefined, undefined]);
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('takes_a_fresh_snapshot_when_a_card_comes_back_whose_links_it_never_knew', async () => {
    const server = new ReferenceServer();
    let n = 0;
    const theirs = (command: Parameters<Visit['session']['do']>[0]): unknown => server.decide('p2', { ...command, commandId: `x${n++}` });
    theirs({ type: 'addCard', cardId: 'a', zoneId: 'z1', text: 'a' });
    theirs({ type: 'addCard', cardId: 'b', zoneId: 'z1', text: 'b' });
    theirs({ type: 'linkCards', fromCardId: 'a', toCardId: 'b' });
    theirs({ type: 'removeCard', cardId: 'a' });
    const visit = await new Visit(server, new HandClock()).join();
    expect(visit.shown.links).toEqual([]);
    theirs({ type: 'restoreCard', cardId: 'a' });
    await visit.deliver();
    expect(visit.shown).toEqual(server.snapshot);
    expect(visit.shown.links).toHaveLength(1);
  });

  it('joins_again_when_the_server_says_it_fell_behind', async () => {
    const { visit } = await joined();
    visit.connection.send((listener) => listener.resync(boardId));
    await visit.deliver();
    expect(joins(visit.connection)).toEqual([undefined, 1]);
  });

  it('begins_anew_when_something_was_redacted_and_keeps_nothing_that_would_bring_it_back', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    expect(visit.session.canUndo).toBe(true);

    visit.connection.send((listener) => listener.resync(boardId, 'redacted'));
    await visit.deliver();

    expect(joins(visit.connection)).toEqual([undefined, undefined]);
    expect(visit.session.canUndo).toBe(false);
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('finds_its_own_command_among_the_missed_events_when_only_the_answer_was_lost', async () => {
    const { server, clock, visit } = await joined();
    visit.addCard('a');
    await settle();
    visit.connection.letUp();
    visit.connection.drop();
    await clock.advance(60_000);
    await visit.deliver();
    expect(joins(visit.connection)).toEqual([1]);
    expect(server.events).toHaveLength(2);
    expect(visit.session.pending).toEqual([]);
  });

  it('goes_on_from_its_version_once_it_began_anew_after_a_redaction', async () => {
    const { visit } = await joined();
    visit.connection.send((listener) => listener.resync(boardId, 'redacted'));
    await visit.deliver();
    visit.connection.send((listener) => listener.resync(boardId));
    await visit.deliver();
    expect(joins(visit.connection)).toEqual([undefined, undefined, 1]);
  });

  it('tells_what_changed_in_a_text_once_when_it_begins_anew', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    server.decide('p2', { type: 'editCardText', cardId: 'card-a', baseVersion: 2, operation: [{ insert: 'b' }], commandId: 'x1' });
    visit.connection.loseDown();
    visit.connection.send((listener) => listener.resync(boardId, 'redacted'));
    await visit.deliver();
    expect(visit.texts).toEqual(['ba']);
    expect(visit.shifts).toEqual([{ cardId: 'card-a', operation: [{ insert: 'b' }] }]);
  });
});
