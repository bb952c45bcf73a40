import { describe, expect, it } from 'vitest';
import type { Command } from '../src/live/wire.ts';
import { HandClock, settle } from './support/handClock.ts';
import { MemoryOutbox } from './support/memoryOutbox.ts';
import { boardId, notFound, ReferenceServer, unavailable, type Connection } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

async function joined(): Promise<{ server: ReferenceServer; clock: HandClock; visit: Visit }> {
  const server = new ReferenceServer();
  const clock = new HandClock();
  return { server, clock, visit: await new Visit(server, clock).join() };
}

const sent = (connection: Connection, name: string): Command[][] => connection.calls.filter((call) => call.name === name).map((call) => call.args[0] as Command[]);
const joins = (connection: Connection): unknown[] => connection.calls.filter((call) => call.name === 'join').map((call) => call.args[0]);

describe('A session', () => {
  it('shows_the_board_once_joined', async () => {
    const { server, visit } = await joined();
    expect(visit.session.phase.kind).toBe('live');
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('shows_ones_own_change_at_once_and_as_pending_until_its_event_comes', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    expect(visit.texts).toEqual(['a']);
    expect(visit.session.pending).toHaveLength(1);
    expect(server.events).toHaveLength(1);
    await visit.deliver();
    expect(visit.session.pending).toHaveLength(0);
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('gathers_the_commands_of_one_turn_in_one_post', async () => {
    const { visit } = await joined();
    visit.addCard('a');
    visit.addCard('b');
    await settle();
    visit.addCard('c');
    await settle();
    expect(sent(visit.connection, 'post').map((commands) => commands.length)).toEqual([2, 1]);
  });

  it('posts_at_most_64_commands_and_192_KiB_in_one_call', async () => {
    const { visit, server } = await joined();
    for (let n = 0; n < 70; n++) {
      visit.addCard(`s${n}`);
    }
    await settle();
    expect(sent(visit.connection, 'post').map((commands) => commands.length)).toEqual([64, 6]);
    for (let n = 0; n < 40; n++) {
      visit.session.do({ type: 'addCard', cardId: `l${n}`, zoneId: 'z1', text: '€'.repeat(10_000) });
    }
    await settle();
    expect(sent(visit.connection, 'post').slice(2).every((commands) => JSON.stringify(commands).length < 66 * 1024)).toBe(true);
    await visit.deliver();
    expect(server.events).toHaveLength(111);
  });

  it('rebases_ones_own_change_on_what_others_did_first', async () => {
    const { server, clock, visit } = await joined();
    const other = await new Visit(server, clock, 'p2').join();
    visit.addCard('mine');
    other.addCard('theirs');
    await other.deliver();
    visit.connection.letDown();
    expect(visit.texts).toEqual(['theirs', 'mine']);
    await visit.deliver();
    await other.deliver();
    expect(visit.shown).toEqual(server.snapshot);
    expect(other.shown).toEqual(server.snapshot);
  });

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

  it('keeps_events_that_come_while_it_joins_until_it_has_joined', async () => {
    const server = new ReferenceServer();
    const visit = new Visit(server, new HandClock());
    void visit.session.start();
    await settle();
    visit.connection.joined = true;
    server.decide('p2', { type: 'setBoardTitle', title: 'Early', commandId: 'x1' });
    visit.connection.letDown();
    expect(visit.session.board).toBeUndefined();
    await visit.deliver();
    expect(visit.shown).toEqual(server.snapshot);
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

  it('tells_a_refusal_and_keeps_the_words', async () => {
    const { server, visit } = await joined();
    server.verdict = () => ({ code: 'too-large', message: 'Too long.', retry: false });
    visit.addCard('precious words');
    await visit.deliver();
    expect(visit.texts).toEqual([]);
    expect(visit.session.pending).toEqual([]);
    expect(visit.session.refused).toMatchObject([{ command: { text: 'precious words' }, refused: { code: 'too-large' } }]);
  });

  it('sends_a_refused_change_again_as_a_new_command_when_asked', async () => {
    const { server, visit } = await joined();
    server.verdict = () => notFound;
    const first = visit.addCard('a');
    await visit.deliver();
    server.verdict = () => undefined;
    visit.session.tryAgain(first);
    await visit.deliver();
    expect(visit.session.refused).toEqual([]);
    expect(server.events[1]!.commandId).not.toBe(first);
    expect(visit.texts).toEqual(['a']);
  });

  it('sends_what_was_unavailable_again_later_with_the_same_id', async () => {
    const { server, clock, visit } = await joined();
    server.verdict = () => unavailable;
    const id = visit.addCard('a');
    await visit.deliver();
    expect(visit.session.pending).toHaveLength(1);
    server.verdict = () => undefined;
    await clock.advance(1_000);
    await visit.deliver();
    expect(server.events[1]!.commandId).toBe(id);
    expect(visit.session.pending).toEqual([]);
  });

  it('waits_longer_after_each_answer_that_says_to_try_later', async () => {
    const { server, clock, visit } = await joined();
    let asked = 0;
    server.verdict = () => (asked++, { ...unavailable, code: 'rate-limited' });
    visit.addCard('a');
    await visit.deliver();
    for (let second = 0; second < 60; second++) {
      await clock.advance(1_000);
      await visit.deliver();
    }
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(12);
  });

  it('waits_as_long_as_the_server_asks_and_no_longer', async () => {
    const { server, clock, visit } = await joined();
    let asked = 0;
    server.verdict = () => (asked++, { ...unavailable, code: 'rate-limited', retryAfterMs: 8_000 });
    const id = visit.addCard('a');
    await visit.deliver();
    await clock.advance(7_999);
    await visit.deliver();
    expect(asked).toBe(1);
    server.verdict = () => undefined;
    // A quarter more at most, so that not everybody comes at once.
    await clock.advance(2_001);
    await visit.deliver();
    expect(server.events[1]!.commandId).toBe(id);
    expect(visit.session.pending).toEqual([]);
  });

  it('asks_again_soon_each_time_when_the_server_says_soon', async () => {
    const { server, clock, visit } = await joined();
    let asked = 0;
    server.verdict = () => (asked++, { ...unavailable, retryAfterMs: 200 });
    visit.addCard('a');
    await visit.deliver();
    for (let tenth = 0; tenth < 100; tenth++) {
      await clock.advance(100);
      await visit.deliver();
    }
    expect(asked).toBeGreaterThan(25);
    expect(asked).toBeLessThan(51);
  });

  it('connects_again_at_once_when_the_node_leaves_and_loses_nothing', async () => {
    const { server, clock, visit } = await joined();
    const first = visit.connection;
    visit.addCard('a');
    await settle();
    first.send((listener) => listener.leaving());
    first.letDown();
    await settle();
    expect(visit.connection).not.toBe(first);
    expect(first.open).toBe(false);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
    expect(joins(visit.connection)).toEqual([1]);
    expect(server.events.map((event) => event.type)).toEqual(['boardOpened', 'cardAdded']);
    expect(visit.session.pending).toEqual([]);
    await clock.advance(60_000);
    expect(server.connections).toHaveLength(2);
  });

  it('waits_as_after_any_loss_when_nobody_answers_after_a_node_left', async () => {
    const { server, clock, visit } = await joined();
    server.reachable = false;
    visit.connection.send((listener) => listener.leaving());
    visit.connection.letDown();
    await settle();
    expect(visit.session.phase.kind).toBe('lost');
    server.reachable = true;
    await clock.advance(1_000);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
  });

  it('does_not_give_up_what_builds_on_a_command_that_has_to_wait', async () => {
    const { server, clock, visit } = await joined();
    server.verdict = (command) => command.type === 'addCard' ? unavailable : undefined;
    visit.addCard('a');
    visit.session.do({ type: 'vote', cardId: 'card-a' });
    await visit.deliver();
    expect(visit.session.refused).toEqual([]);
    server.verdict = () => undefined;
    await clock.advance(1_000);
    await visit.deliver();
    expect(server.snapshot.zones[0]!.cards[0]!.votes).toEqual(['p1']);
  });

  it('posts_nothing_new_while_an_earlier_command_has_to_wait', async () => {
    const { server, clock, visit } = await joined();
    server.verdict = () => unavailable;
    visit.addCard('a');
    await visit.deliver();
    visit.addCard('b');
    await visit.deliver();
    expect(sent(visit.connection, 'post')).toHaveLength(1);
    server.verdict = () => undefined;
    await clock.advance(1_000);
    await visit.deliver();
    expect(visit.texts).toEqual(['a', 'b']);
    expect(visit.session.pending).toEqual([]);
  });

  it('goes_on_without_a_connection_and_sends_everything_in_order_when_it_is_back', async () => {
    const { server, clock, visit } = await joined();
    server.reachable = false;
    visit.connection.drop();
    await settle();
    visit.addCard('a');
    visit.addCard('b');
    expect(visit.session.phase.kind).toBe('lost');
    expect(visit.texts).toEqual(['a', 'b']);
    await clock.advance(60_000);
    server.reachable = true;
    await clock.advance(60_000);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
    expect(server.snapshot.zones[0]!.cards.map((card) => card.text)).toEqual(['a', 'b']);
    expect(visit.session.pending).toEqual([]);
  });

  it('notices_at_once_when_the_device_has_no_network', async () => {
    const { server, clock, visit } = await joined();
    visit.session.unplugged();
    visit.addCard('a');
    await settle();
    expect(visit.session.phase.kind).toBe('lost');
    visit.session.wake();
    await settle();
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
    expect(server.events).toHaveLength(2);
    expect(clock.waiting).toBe(0);
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

  it('restores_what_a_closed_tab_had_not_sent', async () => {
    const { server, clock, visit } = await joined();
    server.reachable = false;
    visit.connection.drop();
    await settle();
    visit.addCard('from the tunnel');
    visit.session.stop();
    server.reachable = true;
    const next = await new Visit(server, clock, 'p1', visit.outbox).join();
    await next.deliver();
    expect(next.texts).toEqual(['from the tunnel']);
    expect(next.session.pending).toEqual([]);
    expect((visit.outbox as MemoryOutbox).entries.size).toBe(0);
  });

  it('learns_that_a_command_of_a_closed_tab_was_stored_although_the_snapshot_does_not_name_it', async () => {
    const { server, clock, visit } = await joined();
    visit.addCard('a');
    await settle();
    visit.connection.letUp();
    visit.session.stop();
    const next = await new Visit(server, clock, 'p1', visit.outbox).join();
    expect(next.texts).toEqual(['a']);
    await next.deliver();
    expect(next.session.pending).toEqual([]);
    expect(server.events).toHaveLength(2);
  });

  it('shows_refusals_of_an_earlier_visit_until_they_are_dismissed', async () => {
    const { server, clock, visit } = await joined();
    server.verdict = () => notFound;
    const id = visit.addCard('a');
    await visit.deliver();
    const next = await new Visit(server, clock, 'p1', visit.outbox).join();
    expect(next.session.refused).toHaveLength(1);
    next.session.dismiss(id);
    await settle();
    expect((visit.outbox as MemoryOutbox).entries.size).toBe(0);
  });

  it('joins_again_when_a_post_gets_no_answer_at_all', async () => {
    const { server, clock, visit } = await joined();
    visit.connection.post = () => Promise.reject(new Error('Nobody took it.'));
    visit.addCard('a');
    await settle();
    await clock.advance(20_000);
    await visit.deliver();
    expect(joins(visit.connection)).toHaveLength(2);
    expect(server.events).toHaveLength(2);
    expect(visit.session.pending).toEqual([]);
  });

  it('stops_trying_when_signed_out_and_keeps_what_was_not_sent', async () => {
    const { server, clock, visit } = await joined();
    visit.signedIn = false;
    server.reachable = false;
    visit.addCard('a');
    visit.connection.drop();
    await settle();
    expect(visit.session.phase.kind).toBe('signed-out');
    expect(clock.waiting).toBe(0);
    expect((visit.outbox as MemoryOutbox).entries.size).toBe(1);
  });

  it('dials_again_when_nobody_says_in_time_whether_one_is_still_signed_in', async () => {
    const { clock, visit } = await joined();
    visit.asked = () => new Promise(() => undefined);
    visit.connection.drop();
    await clock.advance(20_000);
    expect(visit.session.phase.kind).toBe('lost');
    await clock.advance(1_000);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
  });

  it('gives_up_on_a_dial_that_takes_too_long_and_hangs_up_when_it_comes_after_all', async () => {
    const { server, clock, visit } = await joined();
    let late!: () => void;
    server.dialling = new Promise<void>((resolve) => { late = resolve; });
    visit.connection.drop();
    await clock.advance(1_000);
    const { dialling } = server;
    server.dialling = undefined;
    await clock.advance(21_500);
    await visit.deliver();
    expect(dialling).toBeDefined();
    expect(visit.session.phase.kind).toBe('live');
    late();
    await settle();
    expect(server.connections.map((one) => one.open)).toEqual([false, true, false]);
  });

  it('says_so_when_the_board_may_not_be_seen', async () => {
    const server = new ReferenceServer();
    server.join = () => ({ error: notFound }) as never;
    const visit = await new Visit(server, new HandClock()).join();
    expect(visit.session.phase).toMatchObject({ kind: 'refused', error: { code: 'not-found' } });
  });

  it('tries_to_join_again_when_that_was_unavailable', async () => {
    const server = new ReferenceServer();
    const clock = new HandClock();
    const usual = server.join.bind(server);
    server.join = () => ({ error: unavailable }) as never;
    const visit = await new Visit(server, clock).join();
    expect(visit.session.phase.kind).toBe('lost');
    server.join = usual;
    await clock.advance(1_000);
    await visit.deliver();
    expect(visit.session.phase.kind).toBe('live');
  });

  it('holds_back_others_while_paused_but_shows_ones_own', async () => {
    const { server, visit } = await joined();
    visit.session.pause();
    server.decide('p2', { type: 'addCard', cardId: 'x', zoneId: 'z1', text: 'theirs', commandId: 'x1' });
    visit.addCard('mine');
    await visit.deliver();
    expect(visit.texts).toEqual(['mine']);
    expect(visit.session.heldBack).toBe(1);
    expect(visit.session.pending).toEqual([]);
    visit.session.resume();
    expect(visit.shown).toEqual(server.snapshot);
  });

  it('says_when_the_browser_keeps_nothing_and_still_sends', async () => {
    const server = new ReferenceServer();
    const fail = (): Promise<never> => Promise.reject(new Error('No room.'));
    const visit = await new Visit(server, new HandClock(), 'p1', { adopt: fail, put: fail, remove: fail }).join();
    visit.addCard('a');
    await visit.deliver();
    expect(visit.session.kept).toBe(false);
    expect(server.events).toHaveLength(2);
  });

  it('follows_who_is_here', async () => {
    const { visit } = await joined();
    visit.connection.send((listener) => listener.presence(boardId, [{ presenceId: 'q', participantId: 'p2', cardId: 'a' }]));
    await visit.deliver();
    expect([...visit.session.present.values()]).toEqual([{ presenceId: 'q', participantId: 'p2', cardId: 'a' }]);
    visit.connection.send((listener) => listener.presence(boardId, [{ presenceId: 'q', participantId: 'p2', gone: true }]));
    await visit.deliver();
    expect(visit.session.present.size).toBe(0);
  });

  it('tells_where_one_is_at_most_ten_times_a_second_and_the_newest', async () => {
    const { clock, visit } = await joined();
    const told: unknown[] = [];
    visit.connection.setPresence = ((_: string, where: unknown) => (told.push(where), Promise.resolve())) as never;
    await clock.advance(5_000);
    ['a', 'b', 'c'].forEach((cardId) => visit.session.tellWhereabouts({ cardId }));
    expect(told).toEqual([{ cardId: 'a' }]);
    await clock.advance(99);
    expect(told).toHaveLength(1);
    await clock.advance(1);
    expect(told).toEqual([{ cardId: 'a' }, { cardId: 'c' }]);
  });
});
