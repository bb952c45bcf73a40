import type { FeedItem } from '../live/following/wire.ts';
import { networkBoards, type BoardListing } from '../rest/api.ts';
import { cityFollows, feed, network, type FollowedPractice, type Network } from '../rest/following.ts';
import { tiesOf, type Tie } from './map/ties.ts';
import { newest } from './news.ts';

/** Everything on the page of the network. */
export interface Overview {
  readonly network: Network;
  readonly news: readonly FeedItem[];
  /** By city: how far its feed was read. */
  readonly positions: ReadonlyMap<string, number>;
  readonly ties: readonly Tie[];
  readonly boards: readonly BoardListing[];
}

const newsPerCity = 20;
/** More than are seen at first: they are shown by practice. */
const newsShown = 200;

/** Reads it. The map and the cities have to be there; news and ties are left out where they cannot be read. */
export async function readOverview(): Promise<Overview> {
  const [found, boards] = await Promise.all([network(), networkBoards()]);
  const all = found.cities.toSorted((a, b) => a.name.localeCompare(b.name));
  const [feeds, follows] = await Promise.all([
    Promise.all(all.map((city) => feed(city.cityId, newsPerCity).catch((): FeedItem[] => []))),
    Promise.all(all.map((city) => cityFollows(city.cityId).catch((): FollowedPractice[] => []))),
  ]);
  return {
    network: { ...found, cities: all }, boards, news: newest(feeds, newsShown),
    positions: new Map(all.map((city, index) => [city.cityId, feeds[index]!.at(-1)?.position ?? 0])),
    ties: tiesOf(new Map(all.map((city, index) => [city.cityId, follows[index]!]))),
  };
}
