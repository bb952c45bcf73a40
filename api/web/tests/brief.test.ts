import { describe, expect, it } from 'vitest';
import { whole, type BriefEvent } from '../src/live/brief.ts';

const added = { type: 'cardAdded', cardId: 'k', zoneId: 'z', text: 't', colour: 'yellow' } as const;

describe('events in brief', () => {
  // As tests/Unit/Journals/WireEventsTests.cs has the server write them.
  const sent = JSON.parse('[{"version":7,"at":"2026-11-24T09:00:00+00:00","by":"p-1","commandId":"c-7","type":"cardRemoved","cardId":"k1"},'
    + '{"commandId":"c-8","type":"cardRemoved","cardId":"k2"},'
    + '{"by":"p-2","commandId":"c-9","type":"cardRemoved","cardId":"k3"},'
    + '{"at":"2026-11-24T09:00:01+00:00","commandId":"c-10","type":"cardRemoved","cardId":"k4"}]') as BriefEvent[];

  it('are whole again once they are here', () => {
    expect(whole(sent).map(({ version, at, by }) => [version, at.slice(17, 19), by])).toEqual([[7, '00', 'p-1'], [8, '00', 'p-1'], [9, '00', 'p-2'], [10, '01', 'p-2']]);
    expect(whole(sent).map((event) => event.commandId)).toEqual(['c-7', 'c-8', 'c-9', 'c-10']);
  });

  it('stay what they are when nothing is left out', () => {
    const events = [3, 4, 9].map((version) => ({ ...added, version, at: `2026-11-24T09:00:0${version}Z`, by: `p-${version}`, commandId: `c-${version}` }));
    expect(whole(events)).toEqual(events);
    expect(whole([])).toEqual([]);
  });
});
