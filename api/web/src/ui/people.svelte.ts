import { SvelteMap } from 'svelte/reactivity';
import { Names } from '../board/names.svelte.ts';
import { t } from '../i18n/i18n.svelte.ts';
import { cities } from '../rest/api.ts';
import { whoAmI } from './person.svelte.ts';

const names = new Names();
const cityNames = new SvelteMap<string, string>();
let asking = false;

/** What is a participant's and no board, city or network's. */
const isParticipant = (id: string): boolean => id !== 'network' && id !== 'system' && id !== '';

/** A participant's name; for who has not signed in nobody has one. */
export function nameOf(participantId: string): string {
  const me = whoAmI();
  if (!isParticipant(participantId)) {
    return t().network.theNetwork;
  }
  if (me.kind !== 'someone') {
    return t().people.someone;
  }
  return me.participant.participantId === participantId ? me.participant.displayName : names.of(participantId) ?? t().people.someone;
}

/** A city's name; its id until that is known. */
export function cityName(cityId: string): string {
  const name = cityNames.get(cityId);
  if (name === undefined && !asking) {
    asking = true;
    cities().then((all) => all.forEach((city) => cityNames.set(city.cityId, city.name))).catch(() => {
      // The id is readable too; the next page asks again.
      asking = false;
    });
  }
  return name ?? cityId;
}
