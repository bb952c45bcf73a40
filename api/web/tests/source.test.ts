import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(`src/${name}`, root), 'utf8') }));
const page = readFileSync(new URL('index.html', root), 'utf8');

const having = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('The source', () => {
  it('is_read_at_all', () => {
    expect(sources.length).toBeGreaterThan(30);
  });

  it('never_renders_what_people_write_as_html', () => {
    expect(having(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)).toEqual([]);
  });

  it('has_nothing_inline_that_the_content_security_policy_blocks', () => {
    expect(having(/<[^>]*\sstyle="/)).toEqual([]);
    expect(having(/\beval\(|new Function\(/)).toEqual([]);
    expect(page).not.toMatch(/style=|<style|<script(?![^>]*\ssrc=)/);
  });

  it('loads_no_fonts_images_or_scripts_from_elsewhere', () => {
    expect(having(/https?:\/\/(?!www\.w3\.org)/)).toEqual([]);
    expect(page).not.toMatch(/https?:\/\//);
  });

  it('keeps_the_live_part_free_of_any_framework', () => {
    const live = sources.filter(({ name }) => name.startsWith('live/'));
    expect(live.filter(({ text }) => /from 'svelte|\$state|document\.|window\./.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
