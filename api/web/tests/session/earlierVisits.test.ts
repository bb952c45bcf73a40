import { describe, expect, it } from 'vitest';
import { HandClock, settle } from '../support/handClock.ts';
import type { MemoryOutbox } from '../support/memoryOutbox.ts';
import { notFound, ReferenceServer } from '../support/referenceServer.ts';
import { joined } from '../support/sessions.ts';
import { Visit } from '../support/visits.ts';

describe('A session', () => {
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

  it('says_when_the_browser_keeps_nothing_and_still_sends', async () => {
    const server = new ReferenceServer();
    const fail = (): Promise<never> => Promise.reject(new Error('No room.'));
    const visit = await new Visit(server, new HandClock(), 'p1', { adopt: fail, put: fail, remove: fail }).join();
    visit.addCard('a');
    await visit.deliver();
    expect(visit.session.kept).toBe(false);
    expect(server.events).toHaveLength(2);
  });
});
