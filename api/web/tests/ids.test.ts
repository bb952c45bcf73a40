import { afterEach, expect, it, vi } from 'vitest';
import { newId } from '../src/live/ids.ts';

afterEach(() => vi.useRealTimers());

it('Ids of one moment begin alike, differ, and are of the letters that ids are made of', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28) });
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(1_000);
  expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBe(1);
  for (const id of ids) {
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  }
  vi.setSystemTime(Date.UTC(2026, 10, 29));
  expect(newId().slice(0, 8)).not.toBe(ids[0]!.slice(0, 8));
});
