import { nearest } from '../sheet/nearest.ts';

/** The command was called wrongly; the message is one line for the user. */
export class UsageError extends Error {}

/** ` Did you mean \`check\`?`, or nothing where no candidate is near. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
	const near = nearest(written, candidates);
	return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

/** The one of `choices` that was written; throws a UsageError that lists them. */
export function oneOf<T extends string>(what: string, written: string, choices: readonly T[]): T {
	const found = choices.find((choice) => choice === written);
	if (found !== undefined) return found;
	throw new UsageError(
		`${what} cannot be \`${written}\`; it is one of ${choices.join(', ')}.${didYouMean(written, choices)}`,
	);
}
