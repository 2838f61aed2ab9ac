import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDefaults } from '../server/src/sheet/placeholders.ts';
import { parseSheet } from '../server/src/sheet/sheet.ts';

/** `count` prompts, repeated where there are fewer: the lines of a file, or else the project's own examples and library. */
export function samplePrompts(path: string | undefined, count: number): string[] {
	const prompts =
		path === undefined
			? ownPrompts()
			: readFileSync(path, 'utf8')
					.split('\n')
					.filter((line) => line.trim() !== '');
	if (prompts.length === 0) throw new Error('there are no prompts to measure with');
	return Array.from({ length: count }, (_, index) => prompts[index % prompts.length] ?? '');
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
