import { describe, expect, it } from 'vitest';
import { settle } from '../support/handClock.ts';
import { notFound, unavailable } from '../support/referenceServer.ts';
import { joined, sent } from '../support/sessions.ts';

describe('A session', () => {
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
});
