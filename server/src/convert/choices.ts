import type { DialectId } from '../dialects/dialect.ts';

/** A stretch of words, or alternatives of which each is sent or one is drawn. */
export type Choice = string | { readonly options: readonly (readonly Choice[])[] };

/** How a language writes alternatives; undefined where it has none. */
export const choiceForm = (
	dialect: DialectId,
): { readonly open: string; readonly between: string; readonly close: string } | undefined => {
	if (dialect === 'midjourney') return { open: '{', between: ', ', close: '}' };
	if (dialect === 'dynamic-prompts' || dialect === 'comfyui') return { open: '{', between: '|', close: '}' };
	return dialect === 'novelai' ? { open: '||', between: '|', close: '||' } : undefined;
};

/**
 * Reads `{a, b}` and `{a|b}`, in one another too. Undefined where the braces do not pair, or hold what only their own
 * language has: numbers of picks, variables, samplers, weights.
 */
export function readChoices(text: string, dialect: DialectId): readonly Choice[] | undefined {
	const separator = dialect === 'midjourney' ? ',' : '|';
	if (dialect === 'novelai') return readRandomizers(text);
	if (!choiceForm(dialect)) return [text];
	if (dialect === 'dynamic-prompts' && ['$', '%{', '{~', '{!', '{@', '__'].some((sign) => text.includes(sign)))
		return undefined;
	const stack: { options: Choice[][] }[] = [{ options: [[]] }];
	let from = 0;
	const take = (to: number): void => {
		const words = text.slice(from, to);
		if (words !== '') stack.at(-1)?.options.at(-1)?.push(words);
		from = to + 1;
	};
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		if (char === '\\' && dialect !== 'dynamic-prompts') at++;
		else if (char === '{') {
			take(at);
			stack.push({ options: [[]] });
		} else if (char === separator && stack.length > 1) {
			take(at);
			stack.at(-1)?.options.push([]);
		} else if (char === '}') {
			take(at);
			const group = stack.pop();
			if (!group || stack.length === 0) return undefined;
			stack
				.at(-1)
				?.options.at(-1)
				?.push({ options: group.options.map(trimmed) });
		}
	}
	take(text.length);
	return stack.length === 1 ? stack[0]?.options[0] : undefined;
}

/** Spaces around an option are not sent. */
function trimmed(option: readonly Choice[]): readonly Choice[] {
	return option
		.map((choice, index) => {
			if (typeof choice !== 'string') return choice;
			const start = index === 0 ? choice.trimStart() : choice;
			return index === option.length - 1 ? start.trimEnd() : start;
		})
		.filter((choice) => choice !== '');
}

function readRandomizers(text: string): readonly Choice[] {
	const pieces = text.split('||');
	if (pieces.length % 2 === 0) return [text];
	return pieces
		.map((piece, index): Choice => (index % 2 === 0 ? piece : { options: piece.split('|').map((option) => [option]) }))
		.filter((choice) => choice !== '');
}

/** Writes them in another language, the words through `words`. Where it has none, of each the first option is left. */
export function writeChoices(choices: readonly Choice[], dialect: DialectId, words: (text: string) => string): string {
	const form = choiceForm(dialect);
	const write = (choice: Choice, depth: number): string => {
		if (typeof choice === 'string')
			return depth > 0 && dialect === 'midjourney' ? words(choice).replaceAll(',', '\\,') : words(choice);
		const options = choice.options.map((option) => option.map((one) => write(one, depth + 1)).join(''));
		const isWritable = form && (dialect !== 'novelai' || depth === 0);
		return isWritable ? `${form.open}${options.join(form.between)}${form.close}` : (options[0] ?? '');
	};
	return choices.map((choice) => write(choice, 0)).join('');
}

export const hasChoices = (choices: readonly Choice[]): boolean => choices.some((choice) => typeof choice !== 'string');
