/** With more people than this, pointers are a swarm that nobody can follow. */
export const few = 12;

/** A pointer is told this long, in milliseconds, after it last moved. */
export const rest = 8_000;
