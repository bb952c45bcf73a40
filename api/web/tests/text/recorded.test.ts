import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fold, openBoard } from '../../src/live/fold.ts';
import { cardOf } from '../../src/live/state.ts';
import { TextDraft, TextOperationBuilder, transform, type TextOperation } from '../../src/text/index.ts';

/** Beside the repository and not part of it: a public editing trace by Joseph Gentle (CC BY 4.0). */
const file = new URL('../../../../../shared/data/traces/friendsforever.json.gz', import.meta.url);
const there = existsSync(file);

interface Edit {
  readonly operation: TextOperation;
  /** How many edits of the other person its author had. */
  readonly seen: number;
}

function load(): { edits: [Edit[], Edit[]]; endContent: string } {
  const { txns, endContent } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    txns: { parents: number[]; agent: 0 | 1; patches: [number, number, string][] }[];
    endContent: string;
  };
  const edits: [Edit[], Edit[]] = [[], []];
  const known: [number, number][] = [];
  for (const { parents, agent, patches } of txns) {
    const had: [number, number] = [Math.max(0, ...parents.map((one) => known[one]![0])), Math.max(0, ...parents.map((one) => known[one]![1]))];
    expect(patches).toHaveLength(1);
    const [place, deleted, text] = patches[0]!;
    // Its positions count code points; those are units as long as everything is plain ASCII.
    expect(text).toMatch(/^[\0-\x7f]*$/);
    edits[agent].push({ operation: new TextOperationBuilder().retain(place).insert(text).delete(deleted).build(), seen: had[1 - agent]! });
    had[agent]++;
    known.push(had);
  }
  return { edits, endContent };
}

const envelope = { by: 'near', at: '2026-11-24T09:00:00+00:00', commandId: 'c' };

/**
 * Two clients and a board, folded as in the browser; see tests/Support/Text/SessionReplay.cs for why the second person is told some things
 * earlier than in the recording.
 */
class Replay {
  near = TextDraft.of('');
  far = TextDraft.of('');
  private board = openBoard('b', {
    type: 'boardOpened', version: 1, ...envelope, title: 'Samen typen', visibility: 'public',
    zones: [{ zoneId: 'z', title: 'Vak', cards: [{ cardId: 'k', text: '', colour: 'white' }] }],
  });
  transformed = 0;
  met = 0;
  private readonly sent: { by: 'near' | 'far'; stored: TextOperation }[] = [];
  private early: TextOperation[] = [];
  private done = 0;
  private told = 0;
  private has = 0;
  private was = 0;

  constructor(private readonly edits: [Edit[], Edit[]]) {}

  get server(): string {
    return cardOf(this.board, 'k')!.text;
  }

  play(): void {
    for (const edit of this.edits[0]) {
      this.sendFarUpTo(edit.seen);
      const { draft, operation } = this.near.edit(edit.operation).send()!;
      this.near = draft.acknowledged(this.store('near', operation, this.sent.length));
    }
    this.sendFarUpTo(this.edits[1].length);
    this.tellFar(() => this.told < this.sent.length);
  }

  private store(by: 'near' | 'far', operation: TextOperation, base: number): TextOperation {
    const stored = this.sent.slice(base).reduce((mine, other) => transform(mine, other.stored, 'later'), operation);
    this.board = fold(this.board, { ...envelope, type: 'cardTextEdited', version: this.board.version + 1, cardId: 'k', operation: stored });
    this.sent.push({ by, stored });
    return stored;
  }

  private sendFarUpTo(edits: number): void {
    if (edits === this.done) {
      return;
    }
    for (; this.done < edits; this.done++) {
      this.editFar(this.edits[1][this.done]!);
    }
    this.tellFar(() => this.far.inFlight !== undefined);
    const sending = this.far.send();
    if (sending) {
      this.transformed += this.told < this.sent.length ? 1 : 0;
      this.far = sending.draft;
      this.near = this.near.remote(this.store('far', sending.operation, this.told)).draft;
    }
  }

  private editFar(edit: Edit): void {
    this.tellFar(() => this.has < edit.seen);
    this.early.splice(0, edit.seen - this.was);
    this.was = edit.seen;
    let operation = edit.operation;
    this.early = this.early.map((early) => {
      const after = transform(early, operation, 'earlier');
      operation = transform(operation, early, 'later');
      return after;
    });
    this.far = this.far.edit(operation);
  }

  private tellFar(more: () => boolean): void {
    while (more()) {
      const { by, stored } = this.sent[this.told++]!;
      if (by === 'far') {
        this.far = this.far.acknowledged(stored);
        continue;
      }
      this.met += this.far.inFlight && this.far.buffer ? 1 : 0;
      const { draft, shown } = this.far.remote(stored);
      this.far = draft;
      this.early.push(shown);
      this.has++;
    }
  }
}

describe('T9 A recorded session of two people', () => {
  it.skipIf(!there)(`ends_with_what_they_had${there ? '' : ' (skipped: the recording is not beside the repository)'}`, () => {
    const { edits, endContent } = load();
    const replay = new Replay(edits);
    replay.play();
    expect(replay.server).toBe(endContent);
    expect(replay.near.text).toBe(endContent);
    expect(replay.far.text).toBe(endContent);
    expect(replay.transformed).toBeGreaterThan(500);
    expect(replay.met).toBeGreaterThan(500);
  }, 60_000);
});
