import { span } from '../../sheet/span.ts';
import type { ReadContext, Reading } from '../dialect.ts';
import { parameterFaults } from '../parameters.ts';
import { skipSpacesBack } from '../python.ts';
import { oneJob, sides } from '../words.ts';

/** Characters that say something to the web UI; NUL stands for the signs of schedules while a prompt is read. */
const sign = /[\0#()[\]<:|\\]/;

/** True of a prompt without syntax, as most are. */
export const isWordsAlone = (text: string): boolean =>
	!sign.test(text) && !text.includes('AND') && !text.includes('BREAK');

const none: readonly never[] = [];

/** What `read` gives for words alone, in one step: they are one part, and only parameters of Midjourney's can be wrong. */
export function readWords(text: string, part: ReadContext['part']): Reading {
	const end = part === 'negative' ? text.length : skipSpacesBack(text, text.length, 0);
	const { positive, negative } = sides([{ text: text.slice(0, end), weight: 1, span: span(0, end) }], part);
	return {
		dialect: 'a1111',
		positive,
		negative,
		parameters: none,
		images: oneJob.images,
		groups: oneJob.groups,
		variants: oneJob.variants,
		jobs: oneJob.jobs,
		faults: parameterFaults(text),
		marks: none,
	};
}
