import { describe, expect, it } from 'vitest';
import { settle } from '../support/handClock.ts';
import type { MemoryOutbox } from '../support/memoryOutbox.ts';
import { joined, joins } from '../support/sessions.ts';

describe('A session', () => {
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
});
