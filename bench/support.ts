import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDefaults } from '../server/src/sheet/placeholders.ts';
import { parseSheet } from '../server/src/sheet/sheet.ts';

/**
 * `count` prompts: the lines of a file, repeated where there are fewer; or else the project's own examples and library, and
 * where there are fewer, beginnings of some with ends of others, for a sheet that says everything three times is none.
 */
export function samplePrompts(path: string | undefined, count: number): string[] {
	const prompts =
		path === undefined
			? ownPrompts()
			: readFileSync(path, 'utf8')
					.split('\n')
					.filter((line) => line.trim() !== '');
	if (prompts.length === 0) throw new Error('there are no prompts to measure with');
	const at = (index: number): string => prompts[index % prompts.length] ?? '';
	return Array.from({ length: count }, (_, index) => {
		const round = Math.floor(index / prompts.length);
		return path === undefined && round > 0 ? crossed(at(index), at(index + 97 * round)) : at(index);
	});
}

/** The first half of one prompt's words with the second half of the other's. */
function crossed(one: string, other: string): string {
	const [first, second] = [one.split(' '), other.split(' ')];
	return [...first.slice(0, first.length >> 1), ...second.slice(second.length >> 1)].join(' ');
}

function ownPrompts(): string[] {
	return ['examples', 'library'].flatMap((root) =>
		readdirSync(root, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.prompt'))
			.flatMap((name) =>
				parseSheet(readFileSync(join(root, name), 'utf8')).prompts.map(({ block }) =>
					withDefaults(block.text.value).replaceAll('\n', ' '),
				),
			),
	);
}

/** The value below which a share `q` (0 to 1) of the times lies. */
export function quantile(times: readonly number[], q: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
