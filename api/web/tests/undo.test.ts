import { describe, expect, it } from 'vitest';
import { cardOf, textOf } from '../src/live/state.ts';
import type { Command, CommandBody } from '../src/live/wire.ts';
import { HandClock, settle } from './support/handClock.ts';
import { locked } from './support/referenceDecider.ts';
import { ReferenceServer } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

let n = 0;

async function begun(...first: CommandBody[]): Promise<{ server: ReferenceServer; clock: HandClock; visit: Visit; others: (command: CommandBody) => Promise<void> }> {
  const server = new ReferenceServer();
  const clock = new HandClock();
  const cards: CommandBody[] = ['a', 'b', 'c'].map((cardId) => ({ type: 'addCard', cardId, zoneId: 'z1', text: cardId }));
  for (const command of [...cards, ...first]) {
    server.decide('p9', { ...command, commandId: `begin${n++}` } as Command);
  }
  const visit = await new Visit(server, clock).join();
  const others = async (command: CommandBody): Promise<void> => {
    const result = server.decide('p9', { ...command, commandId: `x${n++}` } as Command);
    expect(result.error).toBeUndefined();
    await visit.deliver();
  };
  return { server, clock, visit, others };
}

const edit = (server: ReferenceServer, cardId: string, operation: readonly object[]): CommandBody =>
  ({ type: 'editCardText', cardId, baseVersion: server.events.length, operation } as CommandBody);
const put = (place: number, insert: string) => place === 0 ? [{ insert }] : [{ retain: place }, { insert }];
const withoutVersion = (visit: Visit): unknown => ({ ...visit.shown, version: 0 });

const comments: CommandBody = { type: 'addComment', commentId: 'k', cardId: 'a', text: 'hm' };

/** Every command that can be taken back, with what has to be there first; what is shown must be as it was, and after redo as it became. */
const steps: [CommandBody, ...CommandBody[]][] = [
  [{ type: 'addZone', zoneId: 'n', title: 'New', afterZoneId: 'z1' }],
  [{ type: 'renameZone', zoneId: 'z1', title: 'Renamed' }],
  [{ type: 'moveZone', zoneId: 'z2', atStart: true }],
  [{ type: 'moveZone', zoneId: 'z1' }],
  [{ type: 'removeZone', zoneId: 'z2' }],
  [{ type: 'restoreZone', zoneId: 'z2' }, { type: 'removeZone', zoneId: 'z2' }],
  [{ type: 'setCardColour', cardId: 'b', colour: 'red' }],
  [{ type: 'moveCard', cardId: 'b', zoneId: 'z2' }],
  [{ type: 'moveCard', cardId: 'c', zoneId: 'z1', atStart: true }],
  [{ type: 'removeCard', cardId: 'b' }],
  [{ type: 'removeCard', cardId: 'a' }],
  [{ type: 'vote', cardId: 'a' }],
  [{ type: 'linkCards', fromCardId: 'a', toCardId: 'b' }],
  [{ type: 'unlinkCards', fromCardId: 'a', toCardId: 'b' }, { type: 'linkCards', fromCardId: 'a', toCardId: 'b' }],
  [{ type: 'setBoardTitle', title: 'Other' }],
  [{ type: 'lock', cardId: 'a' }], [{ type: 'lock', zoneId: 'z1' }], [{ type: 'lock' }],
  [{ type: 'setBoardRole', participantId: 'p5', role: 'reader' }],
  [{ type: 'setBoardRole', participantId: 'p5' }, { type: 'setBoardRole', participantId: 'p5', role: 'reader' }],
  [{ type: 'setDefaultRole', role: 'commenter' }],
  [{ type: 'startTimer', seconds: 60 }],
  [{ type: 'pauseTimer' }, { type: 'startTimer', seconds: 60 }],
  [{ type: 'startTimer' }, { type: 'startTimer', seconds: 60 }, { type: 'pauseTimer' }],
  [{ type: 'extendTimer', seconds: 30 }, { type: 'startTimer', seconds: 60 }],
  [{ type: 'vote', cardId: 'a', inRound: true }, { type: 'startVoting', votesPerPerson: 3, votesPerCard: 2 }],
  [{ type: 'addCard', cardId: 'n', zoneId: 'z2', text: 'new' }],
];

describe('Undo', () => {
  it.each(steps)('takes_back_and_does_again: %o', async (command, ...first) => {
    const { server, visit } = await begun(...first);
    const before = withoutVersion(visit);
    visit.session.do(command);
    await visit.deliver();
    const after = withoutVersion(visit);
    expect(after).not.toEqual(before);
    expect(visit.session.undo()).toMatchObject({ outcome: 'done', kind: command.type });
    await visit.deliver();
    const forget = (board: unknown): object => ({ ...board as object, removedCards: [], removedZones: [] });
    expect(forget(withoutVersion(visit))).toEqual(forget(before));
    expect(visit.session.redo().outcome).toBe('done');
    await visit.deliver();
    expect(forget(withoutVersion(visit))).toEqual(forget(after));
    expect(visit.shown).toEqual(server.snapshotFor('p1'));
    expect([visit.session.canUndo, visit.session.canRedo]).toEqual([true, false]);
  });

  it('takes_comments_back_and_brings_them_back', async () => {
    const { visit } = await begun();
    const says = (): string[] => cardOf(visit.shown, 'a')!.comments.map((comment) => comment.text);
    visit.session.do(comments);
    visit.session.do({ type: 'editComment', commentId: 'k', cardId: 'a', text: 'changed' });
    visit.session.do({ type: 'removeComment', commentId: 'k', cardId: 'a' });
    await visit.deliver();
    for (const [step, expected] of [['undo', ['changed']], ['undo', ['hm']], ['undo', []], ['redo', ['hm']], ['redo', ['changed']], ['redo', []]] as const) {
      expect(visit.session[step]().outcome).toBe('done');
      await visit.deliver();
      expect(says()).toEqual(expected);
    }
  });

  it('takes_back_a_step_before_its_answer_is_there', async () => {
    const { server, visit } = await begun();
    visit.session.do({ type: 'setCardColour', cardId: 'a', colour: 'red' });
    visit.session.undo();
    expect(cardOf(visit.shown, 'a')!.colour).toBe('yellow');
    await visit.deliver();
    expect(cardOf(server.snapshot, 'a')!.colour).toBe('yellow');
  });

  it('goes_back_to_what_someone_else_had_made_of_it_just_before', async () => {
    const { server, visit } = await begun();
    visit.session.do({ type: 'setCardColour', cardId: 'a', colour: 'red' });
    server.decide('p9', { type: 'setCardColour', cardId: 'a', colour: 'blue', commandId: 'first' });
    await visit.deliver();
    visit.session.undo();
    await visit.deliver();
    expect(cardOf(server.snapshot, 'a')!.colour).toBe('blue');
  });

  it.each([
    [{ type: 'setCardColour', cardId: 'a', colour: 'red' }, { type: 'setCardColour', cardId: 'a', colour: 'blue' }],
    [{ type: 'setCardColour', cardId: 'a', colour: 'red' }, { type: 'setCardColour', cardId: 'a', colour: 'red' }],
    [{ type: 'moveCard', cardId: 'a', zoneId: 'z2' }, { type: 'moveCard', cardId: 'a', zoneId: 'z2', atStart: true }],
    [{ type: 'renameZone', zoneId: 'z1', title: 'Mine' }, { type: 'renameZone', zoneId: 'z1', title: 'Theirs' }],
    [{ type: 'moveZone', zoneId: 'z1' }, { type: 'moveZone', zoneId: 'z1', atStart: true }],
    [{ type: 'setBoardTitle', title: 'Mine' }, { type: 'setBoardTitle', title: 'Theirs' }],
    [{ type: 'setDefaultRole', role: 'reader' }, { type: 'setDefaultRole', role: 'commenter' }],
    [{ type: 'startTimer', seconds: 60 }, { type: 'extendTimer', seconds: 60 }],
  ] as [CommandBody, CommandBody][])('does_not_overwrite_what_someone_else_did_since: %o then %o', async (mine, theirs) => {
    const { server, visit, others } = await begun();
    visit.session.do(mine);
    await visit.deliver();
    await others(theirs);
    const before = server.events.length;
    expect(visit.session.undo()).toEqual({ outcome: 'skipped', kind: mine.type, skip: { reason: 'changed', by: 'p9' } });
    await visit.deliver();
    expect(server.events).toHaveLength(before);
    expect(visit.session.undo()).toEqual({ outcome: 'nothing' });
  });

  it.each([
    ['text', (server: ReferenceServer) => edit(server, 'n', put(0, 'more '))],
    ['a_comment', () => ({ type: 'addComment', commentId: 'l', cardId: 'n', text: 'nice' })],
    ['a_vote', () => ({ type: 'vote', cardId: 'n' })],
    ['a_link', () => ({ type: 'linkCards', fromCardId: 'n', toCardId: 'b' })],
  ] as [string, (server: ReferenceServer) => CommandBody][])('does_not_take_a_card_away_on_which_others_put: %s', async (_, theirs) => {
    const { server, visit, others } = await begun();
    visit.session.do({ type: 'addCard', cardId: 'n', zoneId: 'z1', text: 'new' });
    await visit.deliver();
    await others(theirs(server));
    expect(visit.session.undo()).toEqual({ outcome: 'skipped', kind: 'addCard', skip: { reason: 'built-on', by: 'p9' } });
  });

  it('does_not_take_a_zone_away_in_which_others_put_a_card', async () => {
    const { visit, others } = await begun();
    visit.session.do({ type: 'addZone', zoneId: 'n', title: 'New' });
    await visit.deliver();
    await others({ type: 'addCard', cardId: 'x', zoneId: 'n', text: 'theirs' });
    expect(visit.session.undo()).toMatchObject({ outcome: 'skipped', skip: { reason: 'built-on', by: 'p9' } });
  });

  it('says_when_what_it_was_about_is_gone_or_locked', async () => {
    const { visit, others } = await begun();
    visit.session.do({ type: 'setCardColour', cardId: 'a', colour: 'red' });
    visit.session.do({ type: 'setCardColour', cardId: 'b', colour: 'red' });
    await visit.deliver();
    await others({ type: 'lock', cardId: 'b' });
    await others({ type: 'removeCard', cardId: 'a' });
    expect(visit.session.undo()).toMatchObject({ outcome: 'skipped', skip: { reason: 'locked' } });
    expect(visit.session.undo()).toMatchObject({ outcome: 'skipped', skip: { reason: 'gone' } });
  });

  it('brings_a_removed_card_back_behind_the_nearest_that_was_before_it', async () => {
    const { server, visit, others } = await begun();
    visit.session.do({ type: 'removeCard', cardId: 'c' });
    await visit.deliver();
    await others({ type: 'removeCard', cardId: 'b' });
    await others({ type: 'addCard', cardId: 'd', zoneId: 'z1', text: 'd' });
    visit.session.undo();
    await visit.deliver();
    expect(server.snapshot.zones[0]!.cards.map((card) => card.cardId)).toEqual(['a', 'c', 'd']);
  });

  it('forgets_a_step_that_is_refused', async () => {
    const { server, visit } = await begun();
    server.verdict = () => locked;
    visit.session.do({ type: 'setCardColour', cardId: 'a', colour: 'red' });
    await visit.deliver();
    expect(visit.session.canUndo).toBe(false);
  });

  it('cannot_be_done_again_after_a_new_step', async () => {
    const { visit } = await begun();
    visit.session.do({ type: 'setCardColour', cardId: 'a', colour: 'red' });
    visit.session.undo();
    expect(visit.session.canRedo).toBe(true);
    visit.session.do({ type: 'setBoardTitle', title: 'New' });
    expect(visit.session.canRedo).toBe(false);
  });

  it('keeps_the_last_200_steps', async () => {
    const { visit } = await begun();
    for (let step = 0; step < 205; step++) {
      visit.session.do({ type: 'setBoardTitle', title: `T${step}` });
    }
    let undone = 0;
    while (visit.session.undo().outcome === 'done') {
      undone++;
    }
    expect([undone, visit.shown.title]).toEqual([200, 'T4']);
  });

  it('rewinds_a_zone_back_to_just_before_it_was_rewound', async () => {
    const { server, visit, others } = await begun();
    visit.session.do({ type: 'rewindZone', zoneId: 'z1', version: 1 });
    expect(visit.session.canUndo).toBe(true);
    await visit.deliver();
    expect(visit.texts).toEqual([]);
    visit.session.undo();
    await visit.deliver();
    expect(visit.texts).toEqual(['a', 'b', 'c']);
    visit.session.do({ type: 'rewindZone', zoneId: 'z1', version: 1 });
    await visit.deliver();
    await others({ type: 'addCard', cardId: 'x', zoneId: 'z1', text: 'theirs' });
    expect(visit.session.undo()).toMatchObject({ outcome: 'skipped', skip: { reason: 'changed' } });
    expect(visit.shown).toEqual(server.snapshot);
  });
});

describe('Undo of typing', () => {
  const shown = (visit: Visit): string | undefined => textOf(visit.session.board!, 'a');

  it.each([
    ['a_pause', async (clock: HandClock, visit: Visit) => { visit.session.editText('a', put(1, 'x')); await clock.advance(1_000); visit.session.editText('a', put(2, 'y')); }],
    ['a_new_line', async (_: HandClock, visit: Visit) => { visit.session.editText('a', put(1, 'x\n')); visit.session.editText('a', put(3, 'y')); }],
    ['another_place', async (_: HandClock, visit: Visit) => { visit.session.editText('a', put(1, 'x')); visit.session.editText('a', put(0, 'y')); }],
    ['another_card', async (_: HandClock, visit: Visit) => { visit.session.editText('a', put(1, 'x')); visit.session.editText('b', put(1, 'y')); }],
  ])('goes_step_by_step_and_a_step_ends_with_%s', async (_, type) => {
    const { clock, visit } = await begun();
    await type(clock, visit);
    visit.session.undo();
    expect(shown(visit)).toContain('x');
    visit.session.undo();
    expect(shown(visit)).toBe('a');
    expect(visit.session.canUndo).toBe(false);
  });

  it('takes_typing_and_backspaces_in_one_place_as_one_step', async () => {
    const { server, visit } = await begun();
    visit.session.editText('a', put(1, 'b'));
    visit.session.editText('a', put(2, 'x'));
    await visit.deliver();
    visit.session.editText('a', [{ retain: 2 }, { delete: 1 }]);
    visit.session.editText('a', put(2, 'c'));
    await visit.deliver();
    expect(shown(visit)).toBe('abc');
    visit.session.undo();
    expect(shown(visit)).toBe('a');
    visit.session.redo();
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('abc');
    expect(visit.shifts.map((shift) => shift.cardId)).toEqual(['a', 'a']);
  });

  it('leaves_what_others_typed_in_the_middle_of_it', async () => {
    const { server, visit, others } = await begun();
    visit.session.editText('a', put(1, ' long words'));
    await visit.deliver();
    await others(edit(server, 'a', put(6, ' THEIRS')));
    expect(shown(visit)).toBe('a long THEIRS words');
    visit.session.undo();
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('a THEIRS');
    visit.session.redo();
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('a long THEIRS words');
  });

  it('says_so_when_others_have_taken_it_all_out_already', async () => {
    const { server, visit, others } = await begun();
    visit.session.editText('a', put(1, 'x'));
    await visit.deliver();
    await others(edit(server, 'a', [{ retain: 1 }, { delete: 1 }]));
    expect(visit.session.canUndo).toBe(false);
    expect(visit.session.undo()).toEqual({ outcome: 'nothing' });
  });

  it('forgets_refused_typing_and_keeps_what_was_typed_before', async () => {
    const { server, clock, visit, others } = await begun();
    visit.session.editText('a', put(1, ' kept'));
    await visit.deliver();
    await clock.advance(2_000);
    server.verdict = () => locked;
    visit.session.editText('a', [{ delete: 1 }, { retain: 5 }, { insert: ' refused' }]);
    await visit.deliver();
    server.verdict = () => undefined;
    expect(shown(visit)).toBe('a kept');
    await others(edit(server, 'a', put(0, '!')));
    visit.session.undo();
    await visit.deliver();
    expect(textOf(server.snapshot, 'a')).toBe('!a');
    expect(visit.session.canUndo).toBe(false);
  });

  it('leaves_a_locked_card_and_goes_on_below_that_step', async () => {
    const { server, visit, others } = await begun();
    visit.session.editText('a', put(1, 'x\n'));
    visit.session.editText('a', put(3, 'y'));
    await visit.deliver();
    await others({ type: 'lock', cardId: 'a' });
    expect(visit.session.undo()).toMatchObject({ outcome: 'skipped', skip: { reason: 'locked' } });
    await others({ type: 'unlock', cardId: 'a' });
    visit.session.undo();
    await visit.deliver();
    await settle();
    expect(textOf(server.snapshot, 'a')).toBe('ay');
  });
});
