import { getContext, setContext, tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { t } from '../i18n/i18n.svelte.ts';
import type { PracticeEvent } from '../live/following/wire.ts';
import { followers, myFollows, type Followers } from '../rest/following.ts';
import { myPractices, readPart, readPractice, type Borrowing, type Part, type Parts, type Practice, type PracticeSummary, type Stakeholder } from '../rest/practices.ts';
import { following } from '../ui/following.ts';
import { whoAmI } from '../ui/person.svelte.ts';
import { say } from '../ui/said.svelte.ts';
import { partsOf } from './parts.ts';
import { Rereading } from './rereading.ts';

const allParts: readonly Part[] = ['stakeholders', 'agreements', 'milestones', 'updates', 'contributions', 'boards', 'borrowings', 'lendings', 'questions', 'put-questions', 'reactions'];

/** One practice as the page shows it, kept up to date while the page is open. */
export class PracticeModel {
  /** What the practice is now; there once `load` is done. */
  practice = $state.raw<Practice>()!;
  parts = $state.raw<Parts>({ stakeholders: [], agreements: [], milestones: [], updates: [], contributions: [], boards: [], borrowings: [], lendings: [], questions: [], 'put-questions': [], reactions: [] });
  /** Absent where the server does not tell. */
  followers = $state.raw<Followers>();
  /** Whether who looks at it follows it; undefined when that is not known. */
  followedByMe = $state<boolean>();
  /** The other practices that who looks at it writes in, and can take something over to. */
  mine = $state.raw<readonly PracticeSummary[]>([]);
  /** Which forms are open, by name. */
  readonly open = new SvelteSet<string>();

  private readonly rereading = new Rereading<Part>((parts) => this.read([...parts]));
  private stopFollowing: (() => void) | undefined;
  private stopped = false;

  constructor(readonly practiceId: string) {}

  get canWrite(): boolean {
    return this.practice.access.canWrite && this.practice.ending === undefined;
  }

  get canLead(): boolean {
    return this.practice.access.canLead && this.practice.ending === undefined;
  }

  /** By id; what left is no longer among them. */
  readonly stakeholderById = $derived(new Map<string, Stakeholder>(this.parts.stakeholders.map((one) => [one.stakeholderId, one])));

  borrowing(borrowingId: string | undefined): Borrowing | undefined {
    return this.parts.borrowings.find((one) => one.borrowingId === borrowingId);
  }

  /** A stakeholder's name; its id is all there is of one that left. */
  nameOf(stakeholderId: string): string {
    return this.stakeholderById.get(stakeholderId)?.name ?? stakeholderId;
  }

  async load(): Promise<PracticeModel> {
    await this.read(allParts);
    return this;
  }

  /** Follows what happens from what was read on. */
  follow(): () => void {
    this.stopFollowing = following.practice(this.practiceId, this.practice.version, (events) => {
      // What fails now is read with the next event, or by who loads the page again.
      this.rereading.ask(events.flatMap((event) => partsOf(event.type))).catch(() => undefined);
      this.tellOf(events);
      // Who begins to follow is no event of the practice; they are there at the next one.
      void this.readFollowers();
    });
    return () => {
      this.stopped = true;
      this.stopFollowing?.();
    };
  }

  /** Whether who looks at it may put a question to it: anyone who takes part in the network. */
  get canAsk(): boolean {
    const me = whoAmI();
    return me.kind === 'someone' && me.participant.invitation === undefined;
  }

  /** Says, for who cannot see it appear, that others asked, answered or reacted. */
  private tellOf(events: readonly PracticeEvent[]): void {
    const me = whoAmI();
    const mine = me.kind === 'someone' ? me.participant.participantId : '';
    const heard = events.findLast((event) => event.by !== mine && event.type in t().talk.came);
    if (heard) {
      say(t().talk.came[heard.type]!);
    }
  }

  /** After something was sent: shows what came of it, and says so. */
  async done(words: string, ...parts: Part[]): Promise<void> {
    say(words);
    await this.rereading.ask(parts);
  }

  async readFollowers(): Promise<void> {
    const me = whoAmI().kind === 'someone';
    const [all, mine] = await Promise.allSettled([followers(this.practiceId), me ? myFollows() : Promise.resolve(undefined)]);
    this.followers = all.status === 'fulfilled' ? all.value : undefined;
    this.followedByMe = mine.status === 'fulfilled' ? mine.value?.some((one) => one.practiceId === this.practiceId) : undefined;
  }

  async readMine(): Promise<void> {
    // Where that cannot be read, nothing is offered to be taken over.
    this.mine = (await myPractices().catch(() => [])).filter((one) => one.practiceId !== this.practiceId);
  }

  /** Keeps whether a form is open. */
  opened(form: string, open: boolean): void {
    if (open) {
      this.open.add(form);
    } else {
      this.open.delete(form);
    }
  }

  /** Opens a form and brings it into view; the form takes the focus itself. */
  async mend(form: string): Promise<void> {
    this.open.add(form);
    await tick();
    document.querySelector(`[data-form="${form}"]`)?.scrollIntoView({ block: 'center' });
  }

  private async read(parts: readonly Part[]): Promise<void> {
    const [practice, ...read] = await Promise.all([readPractice(this.practiceId), ...parts.map((part) => readPart(this.practiceId, part))]);
    if (!this.stopped) {
      this.practice = practice;
      this.parts = { ...this.parts, ...Object.fromEntries(parts.map((part, index) => [part, read[index]])) };
    }
  }
}

const key = Symbol('practice');

export function providePractice(model: PracticeModel): PracticeModel {
  return setContext(key, model);
}

export function usePractice(): PracticeModel {
  return getContext<PracticeModel>(key);
}
