import { systemClock } from '../live/clock.ts';
import { Following } from '../live/following/following.ts';
import { dialFollowing } from '../live/signalr.ts';

/** The one connection over which this page follows everything but boards. */
export const following = new Following(dialFollowing, systemClock);
