import type { FeedItem } from '../live/following/wire.ts';
import { cities, networkBoards, Problem, type BoardListing } from '../rest/api.ts';
import { cityFollows, feed, network, type FollowedPractice, type Network } from '../rest/following.ts';
import { practicesOf } from '../rest/practices.ts';
import { tiesOf, type Tie } from './map/ties.ts';
import { newest } from './news.ts';

/** Everything on the page of the network. */
export interface Overview {
  readonly network: Network;
  readonly news: readonly FeedItem[];
  readonly ties: readonly Tie[];
  readonly boards: readonly BoardListing[];
}

const newsPerCity = 20;
const newsShown = 40;

/** Reads it. The map and the cities have to be there; news and ties are left out where they cannot be read. */
export async function readOverview(): Promise<Overview> {
  const [found, boards] = await Promise.all([readNetwork(), networkBoards()]);
  const all = found.cities.toSorted((a, b) => a.name.localeCompare(b.name));
  const [feeds, follows] = await Promise.all([
    Promise.all(all.map((city) => feed(city.cityId, newsPerCity).catch((): FeedItem[] => []))),
    Promise.all(all.map((city) => cityFollows(city.cityId).catch((): FollowedPractice[] => []))),
  ]);
  return {
    network: { ...found, cities: all }, boards, news: newest(feeds, newsShown),
    ties: tiesOf(new Map(all.map((city, index) => [city.cityId, follows[index]!]))),
  };
}

/** From a server that does not tell it in one answer, from its parts. */
async function readNetwork(): Promise<Network> {
  try {
    return await network();
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404)) {
      throw error;
    }
  }
  const all = await cities();
  const practices = (await Promise.all(all.map((city) => practicesOf(city.cityId)))).flat();
  return {
    practices,
    cities: all.map(({ cityId, name, latitude, longitude }) => {
      const own = practices.filter((one) => one.cityId === cityId);
      return {
        cityId, name, practices: own.length, quiet: own.filter((one) => one.quietSince !== undefined).length, formulated: 0,
        ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
      };
    }),
  };
}
