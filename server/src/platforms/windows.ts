import { isValid } from './conditions.ts';
import type { Model, PromptWindow } from './shape.ts';

/** What each side of a prompt must fit, for a program that reads it in `dialect`, on a day. Empty where nothing is known. */
export const windowsOf = ({ limits }: Model, dialect: string, on: string): readonly PromptWindow[] =>
	(limits?.windows ?? []).filter((window) => isValid(window, on) && (window.dialects?.includes(dialect) ?? true));

/** UTF-16 units that a prompt for the model may have; infinite where no such limit is known. */
export const mostCharacters = ({ limits }: Model): number =>
	Math.min(Infinity, ...(limits?.windows ?? []).filter(({ of }) => of === 'characters').map(({ holds }) => holds));
