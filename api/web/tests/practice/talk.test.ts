import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { messages as en } from '../../src/i18n/messages/en.ts';
import { messages as nl } from '../../src/i18n/messages/nl.ts';
import { partsOf } from '../../src/practice/parts.ts';
import { Looking, most, pause } from '../../src/practice/similar/looking.svelte.ts';
import { whyInWords } from '../../src/practice/similar/why.ts';
import { startOf } from '../../src/practice/talk/start.ts';
import type { SimilarPractice } from '../../src/rest/practices.ts';

const practice = (practiceId: string, why: Partial<SimilarPractice['why']> = {}): SimilarPractice =>
  ({ practiceId, title: practiceId, cityId: 'haarlem', kind: 'neighbourhood', phase: 'exploring', why: { learningAreas: [], sameKind: false, themes: [], words: [], ...why } });

/** A server that answers when the test says so. */
class Server {
  readonly asked: { text: string; signal: AbortSignal; answer: (found: SimilarPractice[]) => void; fail: () => void }[] = [];
  readonly look = (text: string, signal: AbortSignal): Promise<SimilarPractice[]> =>
    new Promise((answer, fail) => this.asked.push({ text, signal, answer, fail: () => fail(new Error('unreachable')) }));
}

describe('Looking for who met the same', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const begin = (): { server: Server; looking: Looking } => {
    const server = new Server();
    return { server, looking: new Looking(server.look) };
  };

  it('waits_until_someone_stops_typing_and_asks_once', async () => {
    const { server, looking } = begin();
    looking.typed('Niemand heeft de sl');
    await vi.advanceTimersByTimeAsync(pause - 1);
    looking.typed('Niemand heeft de sleutel');
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(server.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    looking.typed('Niemand  heeft de sleutel ');
    await vi.advanceTimersByTimeAsync(pause);
    expect(server.asked.map(({ text }) => text)).toEqual(['Niemand heeft de sleutel']);
    server.asked[0]!.answer([practice('tuin')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(looking.found.map((one) => one.practiceId)).toEqual(['tuin']);
  });

  it('never_shows_an_answer_to_what_was_typed_before', async () => {
    const { server, looking } = begin();
    looking.typed('Niemand heeft de sleutel');
    await vi.advanceTimersByTimeAsync(pause);
    looking.typed('Niemand heeft een boormachine');
    expect(server.asked[0]!.signal.aborted).toBe(true);
    server.asked[0]!.answer([practice('tuin')]);
    await vi.advanceTimersByTimeAsync(pause);
    expect(looking.found).toEqual([]);
    server.asked[1]!.answer([practice('werkplaats')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(looking.found.map((one) => one.practiceId)).toEqual(['werkplaats']);
  });

  it('looks_by_no_more_than_the_server_takes_and_by_whole_characters', async () => {
    const { server, looking } = begin();
    looking.typed('a'.repeat(most - 1) + '🌱 en verder');
    await vi.advanceTimersByTimeAsync(pause);
    expect(server.asked[0]!.text).toBe('a'.repeat(most - 1));
  });

  it('is_quiet_where_there_is_too_little_to_look_by_or_nobody_answers', async () => {
    const { server, looking } = begin();
    looking.typed('De sleutel');
    await vi.advanceTimersByTimeAsync(pause);
    expect(server.asked).toEqual([]);
    looking.typed('De sleutel is kwijt');
    await vi.advanceTimersByTimeAsync(pause);
    server.asked[0]!.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(looking.found).toEqual([]);
    looking.typed('De sleutel is alweer kwijt');
    looking.stop();
    await vi.advanceTimersByTimeAsync(pause);
    expect(server.asked).toHaveLength(1);
  });
});

describe('Why a practice is shown', () => {
  it('is_told_in_words_the_most_telling_first', () => {
    const one = practice('tuin', { learningAreas: ['cooperation'], sameKind: true, themes: ['care'], words: ['sleutel', 'kluisje'] });
    expect(whyInWords(one, nl)).toEqual(['deze woorden voorkomen: sleutel, kluisje', 'het over samenwerking gaat', 'het thema zorg is', 'het ook een buurt is']);
    expect(whyInWords(one, en)).toEqual(['these words are in it: sleutel, kluisje', 'it is about cooperation', 'its theme is care', 'it is also of the kind neighbourhood']);
    expect(whyInWords(practice('leeg'), nl)).toEqual([]);
    expect(whyInWords(practice('nieuw', { themes: ['space-travel'] }), en)).toEqual(['its theme is space-travel']);
  });
});

describe('What was said', () => {
  it('is_read_again_where_it_changed', () => {
    expect(['questionAsked', 'questionAnswered'].map(partsOf)).toEqual([['questions'], ['questions']]);
    expect(['questionPut', 'answerReceived'].map(partsOf)).toEqual([['put-questions'], ['put-questions']]);
    expect(['reactionPlaced', 'reactionHidden', 'reactionRestored', 'reactionRemoved'].map(partsOf)).toEqual(Array(4).fill(['reactions']));
    expect(partsOf('contentRedacted')).toEqual(['updates', 'questions', 'reactions']);
  });

  it('is_told_from_other_things_by_how_it_begins', () => {
    expect(startOf('Kort\n en  goed')).toBe('Kort en goed');
    expect(startOf('a'.repeat(90))).toHaveLength(60);
  });
});
