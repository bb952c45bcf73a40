import { SvelteMap } from 'svelte/reactivity';
import { readPractice } from '../rest/practices.ts';

const titles = new SvelteMap<string, string>();
const asked = new Set<string>();

/** A practice's title; undefined until that is known. */
export function practiceTitle(practiceId: string): string | undefined {
  if (!asked.has(practiceId)) {
    asked.add(practiceId);
    // Without its title there is still a link to it; who comes back asks again.
    readPractice(practiceId).then(({ title }) => titles.set(practiceId, title), () => asked.delete(practiceId));
  }
  return titles.get(practiceId);
}
