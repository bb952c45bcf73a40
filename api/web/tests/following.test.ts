import { describe, expect, it } from 'vitest';
import { Following, type FollowDial, type FollowListener, type Topic } from '../src/live/following/following.ts';
import type { FeedItem, PracticeEvent } from '../src/live/following/wire.ts';
import { HandClock, settle } from './support/handClock.ts';

const event = (version: number): PracticeEvent => ({ version, at: '', by: 'x', type: 'updatePosted' });
const item = (position: number): FeedItem =>
  ({ position, practiceId: 'p', version: 1, type: '', at: '', practice: { title: '', cityId: 'c' }, event: event(1) });

/** Connections as a test holds them in its hands. */
class Lines {
  readonly asked: string[] = [];
  readonly heard: FollowListener[] = [];
  hungUp = 0;
  reachable = true;
  knows = true;

  readonly dial: FollowDial = (listener) => {
    if (!this.reachable) {
      return Promise.reject(new Error('There is no connection.'));
    }
    this.heard.push(listener);
    return Promise.resolve({
      follow: (topic, after) => {
        this.asked.push(`${name(topic)} after ${after}`);
        return this.knows ? Promise.resolve() : Promise.reject(new Error('Unknown method'));
      },
      unfollow: (topic) => {
        this.asked.push(`no ${name(topic)}`);
        return Promise.resolve();
      },
      hangUp: () => { this.hungUp++; },
    });
  };
}

const name = (topic: Topic): string => topic.kind === 'practice' ? topic.practiceId : topic.kind === 'feed' ? topic.cityId : 'inbox';

describe('Following', () => {
  it('asks_for_everything_over_one_connection_and_tells_what_is_new_once', async () => {
    const lines = new Lines();
    const following = new Following(lines.dial, new HandClock());
    const heard: number[] = [];
    following.practice('p1', 3, (events) => heard.push(...events.map(({ version }) => version)));
    following.feed('nijmegen', 7, (items) => heard.push(...items.map(({ position }) => position)));
    await settle();
    expect(lines.heard).toHaveLength(1);
    expect(lines.asked).toEqual(['p1 after 3', 'nijmegen after 7']);
    lines.heard[0]!.practiceEvents('p1', [event(3), event(4)]);
    lines.heard[0]!.practiceEvents('p1', [event(4), event(5)]);
    lines.heard[0]!.practiceEvents('p2', [event(9)]);
    lines.heard[0]!.feedItems('nijmegen', [item(8)]);
    expect(heard).toEqual([4, 5, 8]);
  });

  it('goes_on_from_the_last_position_after_a_lost_connection', async () => {
    const [lines, clock] = [new Lines(), new HandClock()];
    const following = new Following(lines.dial, clock);
    following.inbox(0, () => undefined);
    await settle();
    lines.heard[0]!.inboxItems([item(1), item(2)]);
    lines.reachable = false;
    lines.heard[0]!.closed();
    await clock.advance(2_000);
    lines.reachable = true;
    await clock.advance(60_000);
    expect(lines.asked).toEqual(['inbox after 0', 'inbox after 2']);
  });

  it('goes_on_at_once_over_another_connection_when_the_node_leaves', async () => {
    const lines = new Lines();
    const following = new Following(lines.dial, new HandClock());
    following.inbox(0, () => undefined);
    await settle();
    lines.heard[0]!.inboxItems([item(1)]);
    lines.heard[0]!.leaving();
    await settle();
    expect(lines.hungUp).toBe(1);
    expect(lines.asked).toEqual(['inbox after 0', 'inbox after 1']);
  });

  it('stays_silent_where_the_server_does_not_know_it', async () => {
    const [lines, clock] = [new Lines(), new HandClock()];
    lines.knows = false;
    new Following(lines.dial, clock).inbox(undefined, () => undefined);
    await settle();
    await clock.advance(60_000);
    expect(lines.asked).toEqual(['inbox after undefined']);
  });

  it('hangs_up_when_nothing_is_followed_any_more_and_not_when_another_page_follows_in_the_same_turn', async () => {
    const lines = new Lines();
    const following = new Following(lines.dial, new HandClock());
    const stop = following.practice('p1', 1, () => undefined);
    await settle();
    stop();
    const stopNext = following.practice('p2', 1, () => undefined);
    await settle();
    expect(lines.hungUp).toBe(0);
    stopNext();
    await settle();
    expect(lines.hungUp).toBe(1);
    following.practice('p3', 1, () => undefined);
    await settle();
    expect(lines.heard).toHaveLength(2);
  });

  it('does_not_dial_again_for_nobody', async () => {
    const [lines, clock] = [new Lines(), new HandClock()];
    const following = new Following(lines.dial, clock);
    const stop = following.practice('p1', 1, () => undefined);
    await settle();
    lines.heard[0]!.closed();
    stop();
    await clock.advance(60_000);
    expect(lines.heard).toHaveLength(1);
  });
});
