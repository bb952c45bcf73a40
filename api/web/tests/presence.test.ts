import { describe, expect, it } from 'vitest';
import { inServerText, inShown, movedCaret, TextLog } from '../src/live/caret.ts';
import { youOn } from '../src/live/role.ts';
import { remaining, ServerTime } from '../src/live/serverTime.ts';
import type { BoardEvent, BoardSnapshot, Presence, You } from '../src/live/wire.ts';
import { HandClock } from './support/handClock.ts';
import { boardId, ReferenceServer } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

const put = (place: number, insert: string) => place === 0 ? [{ insert }] : [{ retain: place }, { insert }];
const change = (version: number, by: string, operation: readonly ({ retain: number } | { insert: string } | { delete: number })[]) => ({ version, by, cardId: 'a', operation });
const at = (version: number, place: number) => ({ version, from: place, to: place });

async function joined(): Promise<{ server: ReferenceServer; clock: HandClock; visit: Visit; told: unknown[] }> {
  const server = new ReferenceServer();
  const clock = new HandClock();
  server.decide('p9', { type: 'addCard', cardId: 'a', zoneId: 'z1', text: 'text', commandId: 'begin' });
  const visit = await new Visit(server, clock).join();
  const told: unknown[] = [];
  visit.connection.setPresence = ((_: string, where: unknown) => (told.push(where), Promise.resolve())) as never;
  await clock.advance(5_000);
  return { server, clock, visit, told };
}

const crowd = (count: number): Presence[] => Array.from({ length: count }, (_, index) => ({ presenceId: `q${index}`, participantId: `p${index}` }));

describe('A caret of someone else', () => {
  it('moves_with_what_others_type_before_it_and_stays_before_what_they_type_right_there', () => {
    expect(movedCaret(at(1, 3), 'p2', [change(2, 'p1', put(0, 'xx')), change(3, 'p1', put(5, 'y'))])).toEqual(at(3, 5));
  });

  it('is_behind_what_its_owner_typed_there', () => {
    expect(movedCaret(at(1, 3), 'p2', [change(2, 'p2', put(3, 'yes'))])).toEqual(at(2, 6));
  });

  it('leaves_out_what_it_has_seen_already', () => {
    expect(movedCaret(at(4, 3), 'p2', [change(4, 'p1', put(0, 'xx'))])).toEqual(at(4, 3));
  });

  it('goes_through_ones_own_unconfirmed_typing_and_back', () => {
    const pending = [put(0, 'ab'), [{ retain: 3 }, { delete: 1 }]];
    expect(inShown({ from: 1, to: 3 }, pending)).toEqual({ from: 3, to: 4 });
    expect(inServerText({ from: 3, to: 4 }, 'text', pending)).toEqual({ from: 1, to: 3 });
    expect(inServerText({ from: 1, to: 2 }, 'text', pending)).toEqual({ from: 0, to: 0 });
  });

  it('is_not_guessed_when_its_version_is_too_long_ago', () => {
    const log = new TextLog(1);
    for (let version = 2; version < 510; version++) {
      log.add({ version, at: '', by: 'p1', commandId: '', type: 'cardTextEdited', cardId: 'a', operation: put(0, 'x') } as BoardEvent);
    }
    expect([log.since('a', 5), log.since('a', 500)?.length, log.since('b', 500)]).toEqual([undefined, 9, []]);
  });

  it('is_kept_where_its_words_are_in_a_session', async () => {
    const { server, visit } = await joined();
    const presence = { presenceId: 'q', participantId: 'p2', cardId: 'a', caret: at(2, 4) };
    visit.connection.send((listener) => listener.presence(boardId, [presence]));
    await visit.deliver();
    visit.session.editText('a', put(0, 'my '));
    expect(visit.session.caretsIn('a')).toEqual([{ presence, selection: { from: 7, to: 7 } }]);
    await visit.deliver();
    server.decide('p2', { type: 'editCardText', cardId: 'a', baseVersion: 3, operation: put(7, '!'), commandId: 'y' });
    await visit.deliver();
    expect(visit.session.caretsIn('a')[0]!.selection).toEqual({ from: 8, to: 8 });
    expect(visit.session.caretsIn('b')).toEqual([]);
  });
});

describe('Telling where one is', () => {
  it('tells_the_caret_in_the_text_of_the_server', async () => {
    const { visit, told } = await joined();
    visit.session.editText('a', put(0, 'my '));
    visit.session.tellWhereabouts({ cardId: 'a', editing: true, selection: { from: 5, to: 3 }, pointer: { zoneId: 'z1', x: 0.5, y: 1 } });
    expect(told).toEqual([{ cardId: 'a', editing: true, caret: { version: 2, from: 2, to: 0 }, pointer: { zoneId: 'z1', x: 0.5, y: 1 } }]);
  });

  it.each([
    ['P1', 30, 100, { caret: true, pointer: true }], ['P2', 31, 200, { caret: true, pointer: true }], ['P2', 100, 200, { caret: true, pointer: true }],
    ['P3', 101, 1_000, { caret: true, pointer: false }], ['P4', 301, 1_000, { caret: false, pointer: false }],
  ])('%s_tells_as_much_and_as_often_as_is_passed_on_to_%i_people', async (_, people, pace, tells) => {
    const { clock, visit, told } = await joined();
    visit.connection.send((listener) => listener.presence(boardId, crowd(people)));
    await visit.deliver();
    const tell = (cardId: string): void => visit.session.tellWhereabouts({ cardId, selection: { from: 1, to: 1 }, pointer: { zoneId: 'z1', x: 0, y: 0 } });
    tell('a');
    expect(['caret' in (told[0] as object), 'pointer' in (told[0] as object)]).toEqual([tells.caret, tells.pointer]);
    tell('b');
    await clock.advance(pace - 1);
    expect(told).toHaveLength(1);
    await clock.advance(1);
    expect(told).toHaveLength(2);
  });
});

describe('The time of the server', () => {
  it('is_what_it_told_and_at_least_what_has_happened', () => {
    const clock = new HandClock();
    const time = new ServerTime(clock);
    time.set('2026-11-24T10:00:00Z');
    time.atLeast('2026-11-24T09:59:00Z');
    expect(time.now().toISOString()).toBe('2026-11-24T10:00:00.000Z');
    time.atLeast('2026-11-24T10:00:01Z');
    expect(time.now().toISOString()).toBe('2026-11-24T10:00:01.000Z');
  });

  it('says_how_much_of_a_timer_is_left', () => {
    const now = new Date('2026-11-24T10:00:00Z');
    expect(remaining({ startedBy: 'p', seconds: 60, endsAt: '2026-11-24T10:00:30Z' }, now)).toBe(30_000);
    expect(remaining({ startedBy: 'p', seconds: 60, endsAt: '2026-11-24T09:00:00Z' }, now)).toBe(0);
    expect(remaining({ startedBy: 'p', seconds: 60, remainingMs: 12 }, now)).toBe(12);
  });
});

describe('What one may do', () => {
  const you = { participantId: 'p1', role: 'editor', canEdit: true, canComment: true, canLead: false } as You;
  const board = (defaultRole: string, roles: BoardSnapshot['roles'] = []): BoardSnapshot => ({ defaultRole, roles } as unknown as BoardSnapshot);

  it('follows_the_role_of_all_others', () => {
    expect(youOn(board('commenter'), you)).toMatchObject({ role: 'commenter', canEdit: false, canComment: true });
    expect(youOn(board('reader'), you)).toMatchObject({ role: 'reader', canEdit: false, canComment: false });
    expect(youOn(board('editor'), you)).toBe(you);
  });

  it('does_not_for_who_was_given_a_role_or_leads', () => {
    expect(youOn(board('reader', [{ participantId: 'p1', role: 'editor' }]), you)).toBe(you);
    const leader = { ...you, role: 'facilitator' } as You;
    expect(youOn(board('reader'), leader)).toBe(leader);
  });
});
