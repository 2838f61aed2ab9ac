import type { DialectId } from '../dialects/dialect.ts';
import type { Weighted } from './weights.ts';

/** A stretch of words, or alternatives of which each is sent or one is drawn. */
export type Choice = Weighted | Alternatives;

export interface Alternatives {
	readonly options: readonly (readonly Choice[])[];
}

const isWords = (choice: Choice): choice is Weighted => 'text' in choice;

/** How a language writes alternatives; undefined where it has none. */
export const choiceForm = (
	dialect: DialectId,
): { readonly open: string; readonly between: string; readonly close: string } | undefined => {
	if (dialect === 'midjourney') return { open: '{', between: ', ', close: '}' };
	if (dialect === 'dynamic-prompts' || dialect === 'comfyui') return { open: '{', between: '|', close: '}' };
	return dialect === 'novelai' ? { open: '||', between: '|', close: '||' } : undefined;
};

/**
 * Reads `{a, b}`, `{a|b}` and `||a|b||`, in one another too, with weights around them and among them. Undefined where the
 * signs do not pair, or hold what only their own language has: numbers of picks, variables, samplers, weights.
 */
export function readChoices(parts: readonly Weighted[], dialect: DialectId): readonly Choice[] | undefined {
	if (!choiceForm(dialect)) return parts;
	const reader = new ChoiceReader(dialect);
	for (const part of parts) {
		if (dialect === 'dynamic-prompts' && isTemplate(part.text)) return undefined;
		reader.read(part);
	}
	return reader.result;
}

const isTemplate = (text: string): boolean =>
	['$', '%{', '{~', '{!', '{@', '__'].some((sign) => text.includes(sign)) || /[{|]\s*[\d.]+::/.test(text);

/** Nobody nests so deep by hand. */
const deepest = 100;

class ChoiceReader {
	readonly #dialect: DialectId;
	/** The groups that are open, in the text itself. */
	readonly #open: Choice[][][] = [[[]]];
	#isPaired = true;

	constructor(dialect: DialectId) {
		this.#dialect = dialect;
	}

	get result(): readonly Choice[] | undefined {
		return this.#isPaired && this.#open.length === 1 ? this.#open[0]?.[0] : undefined;
	}

	read({ text, weight }: Weighted): void {
		let from = 0;
		for (let at = 0; at < text.length && this.#isPaired; at++) {
			if (text[at] === '\\' && this.#dialect !== 'dynamic-prompts') {
				at++;
				continue;
			}
			const sign = this.#signAt(text, at);
			if (sign === undefined) continue;
			this.#add({ text: text.slice(from, at), weight });
			if (sign === 'open') this.#isPaired = this.#open.push([[]]) <= deepest;
			else if (sign === 'between') this.#open.at(-1)?.push([]);
			else this.#close();
			if (this.#dialect === 'novelai' && sign !== 'between') at++;
			from = at + 1;
		}
		this.#add({ text: text.slice(from), weight });
	}

	#signAt(text: string, at: number): 'open' | 'between' | 'close' | undefined {
		const isInside = this.#open.length > 1;
		const char = text[at];
		if (this.#dialect === 'novelai') {
			if (char !== '|') return undefined;
			if (text[at + 1] !== '|') return isInside ? 'between' : undefined;
			return isInside ? 'close' : 'open';
		}
		if (char === '{') return 'open';
		if (char === '}') return 'close';
		return isInside && char === (this.#dialect === 'midjourney' ? ',' : '|') ? 'between' : undefined;
	}

	#add(words: Weighted): void {
		if (words.text !== '') this.#open.at(-1)?.at(-1)?.push(words);
	}

	#close(): void {
		const options = this.#open.pop() ?? [];
		const around = this.#open.at(-1)?.at(-1);
		if (around) around.push({ options: options.map(trimmed) });
		else this.#isPaired = false;
	}
}

/** Spaces around an option are not sent. */
function trimmed(option: readonly Choice[]): readonly Choice[] {
	return option
		.map((choice, index) => {
			if (!isWords(choice)) return choice;
			const start = index === 0 ? choice.text.trimStart() : choice.text;
			return { ...choice, text: index === option.length - 1 ? start.trimEnd() : start };
		})
		.filter((choice) => !isWords(choice) || choice.text !== '');
}

/** Writes them in another language, the words through `words`. Where it has none, of each the first option is left. */
export function writeChoices(
	choices: readonly Choice[],
	dialect: DialectId,
	words: (parts: readonly Weighted[]) => string,
): string {
	const form = choiceForm(dialect);
	const write = (row: readonly Choice[], depth: number): string => {
		const isWritable = form && (dialect !== 'novelai' || depth === 0);
		let text = '';
		let run: Weighted[] = [];
		const endRun = (): void => {
			const written = words(run);
			text += depth > 0 && dialect === 'midjourney' ? written.replaceAll(',', '\\,') : written;
			run = [];
		};
		const add = (choice: Choice): void => {
			if (isWords(choice)) run.push(choice);
			else if (isWritable && choice.options.length > 1) {
				endRun();
				const options = choice.options.map((option) => write(option, depth + 1) || (dialect === 'novelai' ? ' ' : ''));
				text += form.open + options.join(form.between) + form.close;
			} else choice.options[0]?.forEach(add);
		};
		row.forEach(add);
		endRun();
		return text;
	};
	return write(choices, 0);
}

/** How deep alternatives stand in one another; 0 where there are none. A group of one option is none. */
export const depthOf = (choices: readonly Choice[]): number =>
	choices.reduce(
		(deepest, choice) =>
			isWords(choice)
				? deepest
				: choice.options.reduce(
						(most, option) => Math.max(most, depthOf(option) + Number(choice.options.length > 1)),
						deepest,
					),
		0,
	);
