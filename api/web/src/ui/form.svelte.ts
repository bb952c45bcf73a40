import { tick } from 'svelte';
import { t } from '../i18n/i18n.svelte.ts';
import { Problem } from '../rest/api.ts';

/** Fields of a form: text, or what is chosen of several. */
export type Values = Record<string, string | string[]>;

/** A form as its fields see it, whatever they are. */
export interface FormOf {
  readonly id: string;
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  readonly required: readonly string[];
  readonly problem: string | undefined;
  readonly busy: boolean;
}

/** What belongs in fields and what refusals mean, where a form is used. */
export interface Vocabulary { readonly wrong: Readonly<Record<string, string>>; readonly refusals: Readonly<Record<string, string>> }

/** A form: what is filled in, what is wrong with it, and sending it. All that is wrong is told at once, each at its field. */
export class Form<V extends Values = Values> {
  readonly values: V;
  errors = $state.raw<Readonly<Record<string, string>>>({});
  problem = $state<string>();
  busy = $state(false);

  /**
   * @param id Unique on the page.
   * @param needed Fields that cannot be left empty; which these are may depend on the others.
   * @param words What is said of what is wrong.
   */
  constructor(
    readonly id: string, private readonly initial: V, private readonly needed: readonly (keyof V & string)[] | ((values: V) => readonly (keyof V & string)[]) = [],
    private readonly words: () => Vocabulary = () => t().practice,
  ) {
    const values = $state(structuredClone(initial));
    this.values = values;
  }

  get required(): readonly (keyof V & string)[] {
    return typeof this.needed === 'function' ? this.needed(this.values) : this.needed;
  }

  /** Sends it unless something is missing; true once the server has taken it. */
  async submit(event: SubmitEvent, send: (values: V) => Promise<unknown>): Promise<boolean> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.busy) {
      return false;
    }
    this.problem = undefined;
    this.errors = Object.fromEntries(this.required.filter((field) => isEmpty(this.values[field])).map((field) => [field, this.wordsFor(field, '')]));
    if (Object.keys(this.errors).length === 0) {
      this.busy = true;
      try {
        await send($state.snapshot(this.values) as V);
        return true;
      } catch (error) {
        this.tell(error);
      } finally {
        this.busy = false;
      }
    }
    await tick();
    const first = [...form.elements].find((element) => (element as HTMLInputElement).name in this.errors);
    (first as HTMLElement | undefined)?.focus();
    return false;
  }

  reset(): void {
    Object.assign(this.values, structuredClone(this.initial));
    this.errors = {};
    this.problem = undefined;
  }

  private tell(error: unknown): void {
    if (!(error instanceof Problem)) {
      this.problem = t().app.failed;
      return;
    }
    // "responsibilities[2]" is told at the field it is in.
    const told = Object.entries(error.errors).map(([field, texts]) => [field.replace(/[[.].*/, ''), texts.join(' ')] as const);
    this.errors = Object.fromEntries(told.filter(([field]) => field in this.values).map(([field, text]) => [field, this.wordsFor(field, text)]));
    const elsewhere = told.filter(([field]) => !(field in this.values)).map(([, text]) => text);
    this.problem = told.length > 0 ? [t().practice.form.check, ...elsewhere].join(' ') : refusalInWords(error, this.words().refusals);
  }

  /** What belongs in a field; the server's own words for fields that have no others. */
  private wordsFor(field: string, told: string): string {
    return this.words().wrong[field] ?? (told || t().practice.form.check);
  }
}

/** A refusal for people to read. */
export function refusalInWords(error: unknown, refusals: Readonly<Record<string, string>> = t().practice.refusals): string {
  return error instanceof Problem ? refusals[error.code] ?? error.message : t().app.failed;
}

function isEmpty(value: string | string[] | undefined): boolean {
  return value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);
}

/** Only what was filled in: for the server, left out is not the same as empty. */
export function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** One a line. */
export function lines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
