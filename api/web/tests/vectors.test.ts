import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, openBoard } from '../src/live/fold.ts';
import { toSnapshot } from '../src/live/state.ts';
import type { BoardEvent, BoardSnapshot } from '../src/live/wire.ts';

interface Vector {
  name: string;
  events: BoardEvent[];
  snapshot: BoardSnapshot;
}

const folder = new URL('../../../tests/Vectors/board/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe('What the server folds', () => {
  it.each(files)('is_folded_here_to_the_same_snapshot: %s', (file) => {
    const vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector;
    const [first, ...rest] = vector.events;
    if (first?.type !== 'boardOpened') {
      throw new Error(`${file} does not begin with boardOpened.`);
    }
    expect(toSnapshot(rest.reduce(fold, openBoard(vector.snapshot.boardId, first)))).toEqual(vector.snapshot);
  });

  it('is_compared_at_all', () => {
    // Without the vectors this suite would prove nothing and say so to nobody.
    expect(files.length, 'tests/Vectors/board has no vectors; dotnet test tests/Unit writes and checks them').toBeGreaterThan(0);
  });
});
