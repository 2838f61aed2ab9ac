import { ImportError, promptOf, type ImportedPrompt } from './imported.ts';

/**
 * The web UI's `styles.csv`: `name,prompt,negative_prompt`. Names that start with `#` are left out, as there; where a
 * style says `{prompt}` the sheet has a place to fill in.
 */
export function fromStylesCsv(text: string): ImportedPrompt[] {
	const [head = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ''));
	const names = head.map((name) => name.trim().toLowerCase());
	const [name, prompt, negative] = [names.indexOf('name'), names.indexOf('prompt'), names.indexOf('negative_prompt')];
	if (name < 0 || prompt < 0) throw new ImportError('has no columns `name` and `prompt`, which a styles file has');
	return rows
		.filter(
			(row) =>
				!(row[name] ?? '').startsWith('#') && [row[prompt], row[negative]].some((cell) => (cell ?? '').trim() !== ''),
		)
		.map((row) =>
			promptOf(withPlace(row[prompt] ?? ''), {
				title: (row[name] ?? '').trim() || null,
				negative: withPlace(row[negative] ?? ''),
			}),
		);
}

const withPlace = (text: string): string => text.trim().replaceAll('{prompt}', '${1:subject}');

/** Rows of RFC 4180: quoted cells may hold commas, line ends and doubled quotes. What is not well formed is taken as it stands. */
export function csvRows(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const endRow = (): void => {
		if (row.length > 1 || row[0] !== '') rows.push(row);
		row = [];
	};
	for (let at = 0; at < text.length;) {
		const quoted = text[at] === '"' ? quotedCell(text, at) : undefined;
		let end = quoted?.end ?? at;
		while (end < text.length && !',\n'.includes(text[end] ?? '')) end++;
		const bare = text.slice(quoted?.end ?? at, end);
		row.push((quoted?.value ?? '') + (bare.endsWith('\r') && text[end] !== ',' ? bare.slice(0, -1) : bare));
		if (text[end] !== ',') endRow();
		else if (end + 1 === text.length) row.push('');
		at = end + 1;
	}
	if (row.length > 0) endRow();
	return rows;
}

function quotedCell(text: string, start: number): { value: string; end: number } {
	const pieces: string[] = [];
	for (let from = start + 1; ;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return { value: pieces.join('') + text.slice(from), end: text.length };
		pieces.push(text.slice(from, quote));
		if (text[quote + 1] !== '"') return { value: pieces.join(''), end: quote + 1 };
		pieces.push('"');
		from = quote + 2;
	}
}
