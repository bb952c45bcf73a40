export { apply, invert } from './apply.ts';
export { canonical, TextOperationBuilder } from './builder.ts';
export { compose } from './compose.ts';
export { TextDraft, type Shown } from './draft.ts';
export { equal, inserted, isNothing, nothing, type TextAffinity, type TextComponent, type TextOperation, type TextPrecedence } from './operation.ts';
export { replace } from './replace.ts';
export { transform, transformPosition } from './transform.ts';
