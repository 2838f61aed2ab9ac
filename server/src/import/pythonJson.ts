const bare: Readonly<Record<string, string>> = { N: 'NaN', I: 'Infinity', '-': '-Infinity' };

/** Parses JSON as Python writes it, where `NaN` and `Infinity` are numbers: here they are null. Undefined where it is no JSON. */
export function parsePythonJson(text: string): unknown {
	return tried(text) ?? tried(withoutBareNumbers(text));
}

const tried = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};

function withoutBareNumbers(text: string): string {
	const pieces: string[] = [];
	let from = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? '';
		if (inString && char === '\\') at++;
		else if (char === '"') inString = !inString;
		else if (!inString) {
			const word = bare[char];
			if (word === undefined || !text.startsWith(word, at)) continue;
			pieces.push(text.slice(from, at), 'null');
			from = at + word.length;
			at = from - 1;
		}
	}
	return [...pieces, text.slice(from)].join('');
}
