import { describe, expect, it } from 'vitest';
import { joined } from '../support/sessions.ts';
import { Visit } from '../support/visits.ts';

describe('A session', () => {
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

  it('shows_a_text_as_it_is_now_when_typing_in_it_is_taken_back_while_paused', async () => {
    const { server, visit } = await joined();
    visit.addCard('a');
    await visit.deliver();
    visit.session.editText('card-a', [{ retain: 1 }, { insert: 'x' }]);
    await visit.deliver();
    visit.session.pause();
    server.decide('p2', { type: 'editCardText', cardId: 'card-a', baseVersion: 3, operation: [{ insert: 'b' }], commandId: 'x1' });
    await visit.deliver();
    expect(visit.texts).toEqual(['ax']);
    visit.session.undo();
    expect(visit.texts).toEqual(['ba']);
    await visit.deliver();
    expect(visit.texts).toEqual(['ba']);
  });
});
