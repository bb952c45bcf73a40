import { thisPage, watch } from '../gatherings/watching.ts';
import { systemClock } from '../live/clock.ts';
import { readGlance, type Glance, type Tagged } from '../rest/glance.ts';
import { following } from '../ui/following.ts';
import { Hearing } from './hearing.ts';

/** The figures of the network as the page shows them, kept up to date while someone looks. */
export class GlanceModel {
  private known = $state.raw<Tagged>()!;
  private asking: Promise<void> | undefined;

  get glance(): Glance {
    return this.known.glance;
  }

  async load(): Promise<GlanceModel> {
    this.known = await readGlance();
    return this;
  }

  /** Looks again now and then: that a city follows something is no news in any feed. */
  watch(): () => void {
    return watch(() => this.ask(), thisPage, systemClock);
  }

  /** Looks again soon after news of any city, for who may follow feeds. */
  follow(): () => void {
    const hearing = new Hearing(() => this.ask(), systemClock);
    const stops = this.glance.cities.map((city) => following.feed(city.cityId, undefined, () => hearing.heard()));
    return () => {
      hearing.stop();
      stops.forEach((stop) => stop());
    };
  }

  private ask(): Promise<void> {
    this.asking ??= readGlance(this.known).then((read) => {
      this.known = read;
    }).finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }
}
