/** The phases that a practice goes through, in their order; it can end from any. */
export const course: readonly string[] = ['pitched', 'exploring', 'formulated', 'experimenting', 'sustained'];

/** The phases that are a step from this one. */
export function steps(phase: string): { back: string | undefined; next: string | undefined } {
  const at = course.indexOf(phase);
  return { back: at > 0 ? course[at - 1] : undefined, next: at >= 0 ? course[at + 1] : undefined };
}

/** Whether going to this phase asks that everything for formulation is there. */
export const isGated = (from: string, to: string): boolean => course.indexOf(to) > course.indexOf(from) && course.indexOf(to) >= course.indexOf('formulated');

/** Where on the page something that is missing is filled in: the section, and the form in it. */
export function mendingOf(code: string): { section: string; form: string } | undefined {
  switch (code) {
    case 'two-sectors':
    case 'responsible-stakeholder': return { section: 'ecosystem', form: 'stakeholder' };
    case 'task': return { section: 'about', form: 'facts' };
    case 'timeline': return { section: 'timeline', form: 'milestone' };
    default: return undefined;
  }
}

/** The day after this moment, as dates are written (2026-11-25), in UTC as the server counts. */
export const dayAfter = (now: Date, days = 1): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
