import { describe, expect, it } from 'vitest';
import { unavailable } from '../support/referenceServer.ts';
import { joined } from '../support/sessions.ts';

describe('A session', () => {
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
});
