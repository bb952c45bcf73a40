import { describe, expect, it } from 'vitest';
import { routeOf } from '../src/routes.ts';

const site = 'https://stad.example';
const returnTo = (page: string, to: string): unknown => {
  const route = routeOf(new URL(`${site}${page}?${new URLSearchParams({ to })}`));
  return 'returnTo' in route ? route.returnTo : undefined;
};

describe('After signing in', () => {
  const elsewhere = ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\n\\evil.example', '\\\\evil.example', 'https://evil.example/', 'javascript:alert(1)', ''];

  it.each(elsewhere)('nobody_is_sent_to_another_site: %j', (to) => {
    expect(returnTo('/sign-in', to)).toBe('/');
    expect(returnTo('/sign-in/about-you', to)).toBe('/');
  });

  it.each(elsewhere.slice(0, 6))('control_a_browser_would_go_there: %j', (to) => {
    expect(new URL(to, site).origin).not.toBe(site);
  });

  it.each(['/', '/inbox', '/gatherings?city=haarlem', '/dashboard'])('one_comes_back_to_where_one_was: %j', (to) => {
    expect(returnTo('/sign-in', to)).toBe(to);
    expect(returnTo('/sign-in/about-you', to)).toBe(to);
  });
});

describe('An address', () => {
  it('of_a_question_has_its_words_and_what_was_chosen', () => {
    expect(routeOf(new URL(`${site}/search?q=wie+betaalt&city=haarlem&learningArea=financing`)))
      .toEqual({ page: 'search', q: 'wie betaalt', city: 'haarlem', type: '', kind: '', theme: '', learningArea: 'financing', phase: '' });
  });
});
