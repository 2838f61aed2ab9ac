/** One line of JSON; the numbers that JSON lacks are the strings `NaN`, `Infinity` and `-Infinity`. */
export const jsonText = (value: unknown): string =>
	JSON.stringify(value, (_key, part: unknown) => {
		if (typeof part === 'bigint') return String(part);
		return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
	});
