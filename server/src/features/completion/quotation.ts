/** Whether a quotation that began on its line is still open at `offset`. Quotation marks around a whole prompt are none. */
export function isQuoted(text: string, offset: number): boolean {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	let close: string | undefined;
	for (let at = start; at < offset; at++) {
		const character = text[at];
		if (character === close) close = undefined;
		else if (close === undefined && at > 0 && character === '“') close = '”';
		// An inch mark stands behind its number.
		else if (close === undefined && at > 0 && character === '"' && opens.test(text[at - 1] ?? '')) close = '"';
	}
	return close !== undefined;
}

const opens = /[\s([{,:;]/;
