import { span } from '../../sheet/span.ts';
import type { Group } from '../dialect.ts';

/** `||a|b||`: one option is drawn for each image, whatever the seed. */
export const readRandomizers = (text: string): readonly Group[] => {
	const groups: Group[] = [];
	for (let start = text.indexOf('||'); start >= 0;) {
		const close = text.indexOf('||', start + 2);
		if (close < 0) break;
		const texts = text.slice(start + 2, close).split('|');
		let at = start + 2;
		const options = texts.map((option) => {
			const where = span(at, at + option.length);
			at = where.end + 1;
			return { span: where, text: option, count: 1n };
		});
		groups.push({ span: span(start, close + 2), count: BigInt(options.length), options, multiplies: false });
		start = text.indexOf('||', close + 2);
	}
	return groups;
};
