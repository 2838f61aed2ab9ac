import { float, int, repr, strip } from '../python.ts';

/** One line of the script "Prompts from file or textbox". */
export interface FileLine {
	/** `prompt` and the options given, by the script's names. */
	readonly values: Readonly<Record<string, string | number | boolean>>;
	/** Why the whole line became the prompt, in the script's words, where its options could not be read. */
	readonly fallbackBecause: string | undefined;
}

type Kind = 'words' | 'text' | 'sampler' | 'whole' | 'number' | 'flag';

/** The options of `scripts/prompts_from_file.py` and how their values are read. */
const options: ReadonlyMap<string, Kind> = new Map<string, Kind>([
	['prompt', 'words'],
	['negative_prompt', 'words'],
	['sd_model', 'text'],
	['outpath_samples', 'text'],
	['outpath_grids', 'text'],
	['prompt_for_display', 'text'],
	['styles', 'text'],
	['seed', 'whole'],
	['subseed_strength', 'number'],
	['subseed', 'whole'],
	['seed_resize_from_h', 'whole'],
	['seed_resize_from_w', 'whole'],
	['sampler_index', 'whole'],
	['sampler_name', 'sampler'],
	['batch_size', 'whole'],
	['n_iter', 'whole'],
	['steps', 'whole'],
	['cfg_scale', 'number'],
	['width', 'whole'],
	['height', 'whole'],
	['restore_faces', 'flag'],
	['tiling', 'flag'],
	['do_not_save_samples', 'flag'],
	['do_not_save_grid', 'flag'],
]);

/**
 * The samplers of a fresh installation, which the script finds in any case and by `k_euler_a`. Extensions bring others:
 * those keep their spelling.
 */
const samplers: ReadonlyMap<string, string> = new Map(
	'Euler a,Euler,LMS,Heun,DPM2,DPM2 a,DPM++ 2S a,DPM++ 2M,DPM++ SDE,DPM++ 2M SDE,DPM++ 2M SDE Heun,DPM++ 3M SDE,DPM fast,DPM adaptive,Restart,DDIM,DDIM CFG++,PLMS,UniPC,LCM'
		.split(',')
		.flatMap((name) => {
			const lower = name.toLowerCase();
			return [
				[lower, name] as const,
				[`k_${lower.replace('++', 'pp').replace('dpm2', 'dpm_2').replaceAll(' ', '_')}`, name] as const,
			];
		}),
);

/** The prompts of a file, one a line; blank lines are dropped and there are no comments. */
export const readPromptsFromFile = (text: string): readonly FileLine[] =>
	text.split(lineEnds).map(strip).filter(Boolean).map(readFileLine);

/** Separators of files, groups and records, at which Python breaks lines too. */
const separators = '\x1c\x1d\x1e';

/** Where Python's `splitlines` breaks. */
const lineEnds = new RegExp(`\\r\\n|[\\n\\r\\v\\f${separators}\\x85\\u2028\\u2029]`);

/** Reads one line; options are read only where `--` stands in it, and any error makes the whole line the prompt. */
export const readFileLine = (line: string): FileLine => {
	if (!line.includes('--')) return { values: { prompt: line }, fallbackBecause: undefined };
	try {
		return { values: optionsOf(shellWords(line)), fallbackBecause: undefined };
	} catch (error) {
		if (!(error instanceof LineError)) throw error;
		return { values: { prompt: line }, fallbackBecause: error.message };
	}
};

class LineError extends Error {}

const optionsOf = (words: readonly string[]): Record<string, string | number | boolean> => {
	const values: Record<string, string | number | boolean> = {};
	for (let at = 0; at < words.length;) {
		const word = words[at] ?? '';
		if (!word.startsWith('--')) throw new LineError(`AssertionError: must start with "--": ${word}`);
		const value = words[at + 1];
		if (value === undefined) throw new LineError(`AssertionError: missing argument for command line option ${word}`);
		const name = word.slice(2);
		const kind = options.get(name);
		if (kind === undefined) throw new LineError(`AssertionError: unknown commandline option: ${word}`);
		at += 2;
		if (kind === 'words') {
			const from = at;
			while (at < words.length && !words[at]?.startsWith('--')) at++;
			values[name] = [value, ...words.slice(from, at)].join(' ');
		} else values[name] = valueOf(kind, value);
	}
	return values;
};

const valueOf = (kind: Exclude<Kind, 'words'>, value: string): string | number | boolean => {
	if (kind === 'text') return value;
	if (kind === 'sampler') return samplers.get(value.toLowerCase()) ?? value;
	if (kind === 'flag') return value === 'true';
	if (kind === 'whole') {
		const whole = int(value);
		if (whole === undefined) throw new LineError(`ValueError: invalid literal for int() with base 10: ${repr(value)}`);
		return Number(whole);
	}
	const number = float(value);
	if (number === undefined) throw new LineError(`ValueError: could not convert string to float: ${repr(value)}`);
	return number;
};

/** Splits as a POSIX shell does (Python's `shlex.split`): outside quotes a backslash vanishes. */
const shellWords = (line: string): readonly string[] => {
	const words: string[] = [];
	let word: string[] | undefined;
	let quote = '';
	for (let at = 0; at < line.length; at++) {
		const char = line[at] ?? '';
		if (quote) {
			if (char === quote) quote = '';
			else if (char === '\\' && quote === '"') {
				const next = line[++at];
				if (next === undefined) throw new LineError('ValueError: No escaped character');
				word?.push(next === '"' || next === '\\' ? next : char + next);
			} else word?.push(char);
		} else if (' \t\r\n'.includes(char)) {
			if (word) words.push(word.join(''));
			word = undefined;
		} else {
			word ??= [];
			if (char === '"' || char === "'") quote = char;
			else if (char === '\\') {
				const next = line[++at];
				if (next === undefined) throw new LineError('ValueError: No escaped character');
				word.push(next);
			} else word.push(char);
		}
	}
	if (quote) throw new LineError('ValueError: No closing quotation');
	return word ? [...words, word.join('')] : words;
};
