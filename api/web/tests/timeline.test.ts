import { describe, expect, it, vi } from 'vitest';
import { Timeline, type Past } from '../src/board/history/timeline.svelte.ts';
import type { BoardEvent, BoardSnapshot } from '../src/live/wire.ts';

const at = (version: number): BoardSnapshot => ({
  boardId: 'b', title: `titel ${version}`, version, visibility: 'network', createdBy: 'anna', createdAt: '2026-01-01T00:00:00Z',
  zones: [], links: [], removedZones: [], removedCards: [], defaultRole: 'editor', roles: [], votingResults: [],
});
const event = (version: number): BoardEvent => ({ version, at: '2026-01-01T00:00:00Z', by: 'anna', commandId: `c${version}`, type: 'boardTitleSet', title: `titel ${version}` });

function past(): { past: Past; fetched: number[]; read: [number, number][] } {
  const fetched: number[] = [];
  const read: [number, number][] = [];
  return {
    fetched, read,
    past: {
      at: (version) => { fetched.push(version); return Promise.resolve(at(version)); },
      events: (after, upTo) => { read.push([after, upTo]); return Promise.resolve(Array.from({ length: upTo - after }, (_, index) => event(after + index + 1))); },
    },
  };
}

describe('Looking back', () => {
  it('fetches_where_the_slider_comes_to_rest_and_nothing_that_it_passes', async () => {
    vi.useFakeTimers();
    const { past: there, fetched } = past();
    const timeline = new Timeline(there);
    [900, 700, 500].forEach((version) => timeline.seek(version));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetched).toEqual([500]);
    expect(timeline.board?.title).toBe('titel 500');
    expect(timeline.event?.version).toBe(500);
    vi.useRealTimers();
  });

  it('steps_forward_by_the_events_without_fetching_the_board_again', async () => {
    vi.useFakeTimers();
    const { past: there, fetched } = past();
    const timeline = new Timeline(there);
    timeline.seek(10, true);
    await vi.advanceTimersByTimeAsync(0);
    timeline.seek(12, true);
    await vi.advanceTimersByTimeAsync(0);
    expect([fetched, timeline.board?.title]).toEqual([[10], 'titel 12']);
    timeline.seek(11, true);
    await vi.advanceTimersByTimeAsync(0);
    expect([fetched, timeline.board?.title]).toEqual([[10, 11], 'titel 11']);
    vi.useRealTimers();
  });

  it('plays_to_the_newest_step_reading_many_events_at_once_and_stops_there', async () => {
    vi.useFakeTimers();
    const { past: there, read } = past();
    const timeline = new Timeline(there);
    timeline.seek(1, true);
    await vi.advanceTimersByTimeAsync(0);
    timeline.play(10, () => 20);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([timeline.version, timeline.playing, timeline.board?.version]).toEqual([20, false, 20]);
    expect(read).toEqual([[0, 1], [1, 20]]);
    vi.useRealTimers();
  });

  it('says_that_it_failed_and_gets_there_at_the_next_try', async () => {
    vi.useFakeTimers();
    const { past: there } = past();
    let broken = true;
    const timeline = new Timeline({ ...there, at: (version) => broken ? Promise.reject(new Error('offline')) : there.at(version) });
    timeline.seek(3, true);
    await vi.advanceTimersByTimeAsync(0);
    expect([timeline.failed, timeline.board]).toEqual([true, undefined]);
    broken = false;
    timeline.seek(3, true);
    await vi.advanceTimersByTimeAsync(0);
    expect([timeline.failed, timeline.board?.version]).toEqual([false, 3]);
    vi.useRealTimers();
  });
});
