import fc from 'fast-check';
import { expect, it } from 'vitest';
import { touches } from '../src/live/undo/touches.ts';
import type { BoardEvent } from '../src/live/wire.ts';
import { HandClock, settle } from './support/handClock.ts';
import { commandFor, commandKinds, type CommandKind } from './support/randomCommands.ts';
import { ReferenceServer } from './support/referenceServer.ts';
import { Visit } from './support/visits.ts';

const seed = Number(process.env['FC_SEED'] ?? 20261124);
const runs = Number(process.env['FC_RUNS'] ?? 200);

/** Rewinding is for a whole zone, and what it brings back is by others too; undo.test.ts has its rule. */
const kinds = [...commandKinds.filter((kind) => kind !== 'rewindZone' && kind !== 'startPrivateWriting' && kind !== 'startVoting'), 'type', 'erase', 'undo', 'redo', 'undo', 'type', 'addCard', 'setCardColour', 'moveCard'] as const;
/** What has one value that the last one to set it has set. */
const valued = /^(colour|place|title|zonePlace|link|lock|timer|role|defaultRole|comment)(:|$)/;

const step = fc.record({ kind: fc.constantFrom(...kinds), who: fc.integer({ min: 0, max: 1 }), pick: fc.nat(99), wait: fc.boolean() });

it(`ones_own_undo_never_changes_what_others_did_last (seed ${seed}, ${runs} runs)`, { timeout: 120_000 }, async () => {
  const outcomes = new Map<string, number>();
  let letters = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
    const server = new ReferenceServer();
    const clock = new HandClock();
    const visits = [await new Visit(server, clock, 'p0').join(), await new Visit(server, clock, 'p1').join()];
    const lastBy = new Map<string, string>();
    const typedBy = new Map<string, string>();
    let seen = 0;
    const note = (events: readonly BoardEvent[]): void => events.forEach((event) => touches(event).forEach((key) => lastBy.set(key, event.by)));
    const texts = (): string => [...server.snapshot.zones.flatMap((zone) => zone.cards), ...server.snapshot.removedCards.map((removed) => removed.card), ...server.snapshot.removedZones.flatMap((zone) => zone.cards)].map((card) => card.text).join('');
    for (const { kind, who, pick, wait } of steps) {
      const { session } = visits[who]!;
      const cards = session.board!.zones.flatMap((zone) => zone.cards);
      const card = cards[pick % (cards.length || 1)];
      const undoes = kind === 'undo' || kind === 'redo';
      const before = texts();
      if (undoes) {
        const undone = session[kind]();
        const outcome = undone.outcome === 'skipped' ? undone.skip.reason : undone.outcome;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      } else if (kind === 'type' || kind === 'erase') {
        const place = card ? pick % (card.text.length + (kind === 'type' ? 1 : 0) || 1) : 0;
        const letter = String.fromCharCode(0x4e00 + letters++ % 20_000);
        if (card && (kind === 'type' || card.text.length > place)) {
          typedBy.set(letter, `p${who}`);
          session.editText(card.cardId, [...(place > 0 ? [{ retain: place }] : []), kind === 'type' ? { insert: letter } : { delete: 1 }]);
        }
      } else {
        const command = commandFor(kind as CommandKind, session.board!, pick, () => '');
        if (command) {
          session.do(command);
        }
      }
      if (wait) {
        await clock.advance(1_200);
      }
      await visits[0]!.deliver();
      await visits[1]!.deliver();
      await visits[0]!.deliver();
      await settle();
      const fresh = server.events.slice(seen);
      seen = server.events.length;
      if (undoes) {
        // A card comes back to where it was when this person took it away, whoever had put it there.
        for (const key of fresh.filter((event) => event.type !== 'cardRestored').flatMap(touches).filter((one) => valued.test(one))) {
          expect([undefined, 'network', `p${who}`], `${kind} of p${who} changed ${key}`).toContain(lastBy.get(key));
        }
        const after = texts();
        for (const letter of before) {
          expect(after.includes(letter) || typedBy.get(letter) === `p${who}`, `${kind} of p${who} took '${letter}' of another`).toBe(true);
        }
      }
      note(fresh);
      visits.forEach((visit) => expect(visit.shown).toEqual(server.snapshotFor(visit.participantId)));
    }
  }), { seed, numRuns: runs });
  // Each outcome was met, or this would prove little.
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['done', 'nothing', 'changed', 'built-on', 'gone', 'locked']));
});
