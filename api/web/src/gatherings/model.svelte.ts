import { getContext, setContext, tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { t } from '../i18n/i18n.svelte.ts';
import { systemClock } from '../live/clock.ts';
import { Rereading } from '../practice/rereading.ts';
import { Problem } from '../rest/api.ts';
import { readGathering, readGatheringPart, type Gathering, type GatheringPart, type GatheringParts } from '../rest/gatherings.ts';
import { refusalInWords } from '../ui/form.svelte.ts';
import { say } from '../ui/said.svelte.ts';
import { standing, type Standing } from './facts.ts';
import { thisPage, watch } from './watching.ts';

/** One gathering as the page shows it, looked at again while the page is open. */
export class GatheringModel {
  /** What the gathering is now; there once `load` is done. */
  gathering = $state.raw<Gathering>()!;
  parts = $state.raw<GatheringParts>({ stops: [], questions: [], attendances: [], boards: [] });
  /** Which forms are open, by name. */
  readonly open = new SvelteSet<string>();

  private now = $state.raw(new Date());
  private readonly rereading = new Rereading<never>(() => this.read());
  private stopped = false;

  constructor(readonly gatheringId: string) {}

  readonly standing: Standing = $derived(standing(this.gathering, this.now));
  readonly hasStarted = $derived(new Date(this.gathering.startsAt) <= this.now);
  readonly hasEnded = $derived(new Date(this.gathering.endsAt) <= this.now);
  readonly canTakePart = $derived(this.gathering.access.canTakePart && !this.gathering.cancellation);
  readonly canAnswer = $derived(this.gathering.access.canAnswer && !this.gathering.cancellation);
  readonly canLead = $derived(this.gathering.access.canLead && !this.gathering.cancellation);

  async load(): Promise<GatheringModel> {
    await this.read();
    return this;
  }

  /** Looks again while someone looks at the page, and reads all parts when anything changed. */
  watch(): () => void {
    const stop = watch(async () => {
      this.now = systemClock.now();
      if ((await readGathering(this.gatheringId)).version !== this.gathering.version) {
        await this.rereading.ask([]);
      }
    }, thisPage, systemClock);
    return () => {
      this.stopped = true;
      stop();
    };
  }

  /** After something was sent: shows what came of it, and says so. */
  async done(words: string): Promise<void> {
    say(words);
    await this.rereading.ask([]);
  }

  /** Sends what has no form; @returns why not, in words. */
  async send(call: Promise<unknown>, words: string): Promise<string | undefined> {
    try {
      await call;
      await this.done(words);
      return undefined;
    } catch (error) {
      return refusalInWords(error, t().gathering.refusals);
    }
  }

  /** Keeps whether a form is open. */
  opened(form: string, open: boolean): void {
    if (open) {
      this.open.add(form);
    } else {
      this.open.delete(form);
    }
  }

  /** Gives the focus back to what a change moved away from under it. */
  async keepFocus(key: string): Promise<void> {
    await tick();
    document.querySelector<HTMLElement>(`[data-focus-key="${CSS.escape(key)}"]`)?.focus();
  }

  private async read(): Promise<void> {
    // The parts after the whole: they are then at least of its version, and a look at the version alone tells whether all of them are.
    const gathering = await readGathering(this.gatheringId);
    const part = <P extends GatheringPart>(name: P): Promise<GatheringParts[P]> => readForMe(this.gatheringId, name);
    const [stops, questions, attendances, boards] = await Promise.all([part('stops'), part('questions'), part('attendances'), part('boards')]);
    if (!this.stopped) {
      this.now = systemClock.now();
      this.gathering = gathering;
      this.parts = { stops, questions, attendances, boards };
    }
  }
}

/** Who comes is told only to who has signed in. */
async function readForMe<P extends GatheringPart>(gatheringId: string, part: P): Promise<GatheringParts[P]> {
  try {
    return await readGatheringPart(gatheringId, part);
  } catch (error) {
    if (part === 'attendances' && error instanceof Problem && error.status === 401) {
      return [] as GatheringParts[P];
    }
    throw error;
  }
}

const key = Symbol('gathering');

export function provideGathering(model: GatheringModel): GatheringModel {
  return setContext(key, model);
}

export function useGathering(): GatheringModel {
  return getContext<GatheringModel>(key);
}
