import { describe, expect, it } from 'vitest';

const languages = Object.entries(import.meta.glob<object>('../src/i18n/messages/*.ts', { eager: true, import: 'messages' }))
  .map(([file, messages]): [string, object] => [file.slice(-'nl.ts'.length, -'.ts'.length), messages]);

/** Every message with where it is: functions are called, so that one that throws or says nothing is found. */
function texts(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'object' && value !== null ? texts(value, `${path}${key}.`)
      : [[path + key, typeof value === 'function' ? String((value as (...args: unknown[]) => string)(2, 2, 2)) : String(value)]]);
}

describe('The messages', () => {
  it('are_there_in_dutch_and_english', () => {
    expect(languages.map(([code]) => code).sort()).toEqual(expect.arrayContaining(['en', 'nl']));
  });

  it.each(languages)('say_the_same_things_in_every_language_and_none_is_empty: %s', (_, messages) => {
    const keys = texts(messages).map(([key]) => key);
    expect(keys).toEqual(texts(languages.find(([code]) => code === 'nl')![1]).map(([key]) => key));
    expect(texts(messages).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
